using System.Collections.Immutable;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Seen;
using Oqupie.Grains.Live;
using Oqupie.Grains.Members;

namespace Oqupie.Grains.Seen;

[GrainType("seen")]
internal sealed class SeenGrain(ISeenStore store, IMemberDirectory members, PersonalTeller teller, TimeProvider clock) : Grain, ISeenGrain
{
    private const int MostAsked = 200;

    /// <summary>Nobody opens more in the time for which rows are kept; what would be beyond it counts as never opened.</summary>
    private const int MostAtOnce = 20_000;

    private DateTimeOffset? _joined;

    private MemberId Id => MemberId.Of(this.GetPrimaryKeyString());

    public async Task<SeenTickets> Of(ImmutableArray<long> tickets) => new()
    {
        Before = await Before(),
        Items = tickets.IsEmpty ? [] : await store.Of(Id, [.. tickets.Distinct().Take(MostAsked)], CancellationToken.None),
    };

    public async Task<SeenTickets> All() => new() { Before = await Before(), Items = await store.Newest(Id, MostAtOnce, CancellationToken.None) };

    public async Task Saw(long ticket, DateTimeOffset at)
    {
        if (await store.Saw(Id, new(ticket, at), clock.GetUtcNow(), CancellationToken.None))
        {
            await Tell(ticket, at);
        }
    }

    public async Task Unsee(long ticket, DateTimeOffset before)
    {
        var at = before.AddTicks(-TimeSpan.TicksPerMicrosecond); // The finest that both databases keep.
        await store.Put(Id, new(ticket, at), clock.GetUtcNow(), CancellationToken.None);
        await Tell(ticket, at);
    }

    public async Task<SeenTickets> SawAll()
    {
        await store.SawAll(Id, clock.GetUtcNow(), CancellationToken.None);
        await Tell(null, null);
        return await Of([]);
    }

    private async Task<DateTimeOffset> Before() =>
        SeenRules.Before(await store.Before(Id, CancellationToken.None), await Joined(), clock.GetUtcNow());

    private async Task<DateTimeOffset?> Joined() => _joined ??= (await members.Read(Id, CancellationToken.None))?.CreatedAt;

    private Task Tell(long? ticket, DateTimeOffset? at) =>
        teller.Tell(Id.Account, [new(Id.Local, PersonalKind.Seen) { Ticket = ticket, At = at }]);
}
