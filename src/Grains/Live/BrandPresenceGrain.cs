using System.Collections.Immutable;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Live;

namespace Oqupie.Grains.Live;

[GrainType("brand-presence")]
internal sealed class BrandPresenceGrain(FeedLines lines, TimeProvider clock) : Grain, IBrandPresenceGrain
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly PresenceBook _book = new();
    private BrandId _brand;
    private IGrainTimer? _looking;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _brand = BrandId.Parse(this.GetPrimaryKeyString(), null);
        return Task.CompletedTask;
    }

    public Task<TicketPresence> Open(long ticket, Audience audience, string connection, Participant person)
    {
        var changed = _book.Open(ticket, audience, connection, person, clock.GetUtcNow());
        var presence = _book.Of(ticket);

        Tell(changed ? [presence] : []);
        return Task.FromResult(presence);
    }

    public Task Close(long ticket, string connection)
    {
        if (_book.Close(ticket, connection) is { } after)
        {
            Tell([after]);
        }

        return Task.CompletedTask;
    }

    public Task Leave(string connection)
    {
        Tell(_book.Leave(connection));
        return Task.CompletedTask;
    }

    public Task Typing(long ticket, string connection, string? mode)
    {
        if (_book.Typing(ticket, connection, mode, clock.GetUtcNow()))
        {
            Tell([_book.Of(ticket)]);
        }

        return Task.CompletedTask;
    }

    public Task<ImmutableArray<string>> Renew(ImmutableArray<string> connections) =>
        Task.FromResult(_book.Renew(connections, clock.GetUtcNow()));

    public Task<ImmutableArray<TicketPresence>> All() => Task.FromResult<ImmutableArray<TicketPresence>>([.. _book.All]);

    private Task Expire(CancellationToken cancellationToken)
    {
        Tell(_book.Expire(clock.GetUtcNow()));
        return Task.CompletedTask;
    }

    private void Tell(ImmutableArray<TicketPresence> changed)
    {
        foreach (var presence in changed)
        {
            lines.Tell(_brand, presence);
        }

        Look();
    }

    // There is nothing to expire where nobody looks at anything, which is how most brands are most of the time.
    private void Look()
    {
        if (_book.IsEmpty)
        {
            _looking?.Dispose();
            _looking = null;
        }
        else
        {
            _looking ??= this.RegisterGrainTimer(Expire, new() { DueTime = LookEvery, Period = LookEvery });
        }
    }
}
