using System.Collections.Immutable;
using Oqupie.Grains.Tickets.Purging;

namespace Oqupie.Grains.Tickets;

/// <summary>How a ticket goes for good.</summary>
internal sealed partial class TicketGrain
{
    private const int PastAtOnce = 200;

    public async Task<bool> IsDue(DateTimeOffset before, CancellationToken cancellationToken) =>
        await Loaded(cancellationToken) is { } ticket && PurgeRules.IsDue(ticket, before);

    public async Task<ImmutableArray<long>> Absorbed(CancellationToken cancellationToken) =>
        await Loaded(cancellationToken) is { } ticket ? [.. ticket.Absorbed.Keys] : [];

    public async Task<bool> Purge(DateTimeOffset before, CancellationToken cancellationToken) =>
        await Loaded(cancellationToken) is { } ticket && PurgeRules.IsDue(ticket, before) && await Purge(ticket, cancellationToken);

    public async Task<bool> PurgeInto(long survivor, CancellationToken cancellationToken) =>
        await Loaded(cancellationToken) is { } ticket && ticket.Merge?.Into == survivor && await Purge(ticket, cancellationToken);

    public async Task<bool> Erase(CancellationToken cancellationToken) =>
        await Loaded(cancellationToken) is not { } ticket || (!PurgeRules.IsSending(ticket) && await Purge(ticket, cancellationToken));

    private async Task<bool> Purge(Ticket ticket, CancellationToken cancellationToken)
    {
        var purge = PurgeRules.Of(ticket, await Past(ticket, cancellationToken), Now);

        try
        {
            if (!await store.Purge(purge, CancellationToken.None))
            {
                return false;
            }
        }
        finally
        {
            DeactivateOnIdle(); // Gone, changed by somebody else, or not known which: the store says it to whoever asks next.
        }

        counts.Touched(Id.Account);
        Tell(ticket, ticket.Apply(purge.Event, null), [purge.Event], System);
        return true;
    }

    private async Task<List<StoredEvent>> Past(Ticket ticket, CancellationToken cancellationToken)
    {
        var past = new List<StoredEvent>();

        while (past.Count is 0 || past[^1].Version < ticket.Version)
        {
            var page = await store.Read(Id, after: past.Count is 0 ? 0 : past[^1].Version, before: null, PastAtOnce, cancellationToken);

            if (page.IsEmpty)
            {
                break;
            }

            // Only what is asked of each: a long ticket's words need not all be in memory.
            past.AddRange(page.Select(one => one with { Content = one.Content is { } content ? content with { Text = "", Html = null } : null }));
        }

        return past;
    }
}
