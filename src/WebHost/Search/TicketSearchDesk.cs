using Oqupie.Contracts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Search;

namespace Oqupie.WebHost.Search;

/// <summary>Finds tickets for whoever asks, so often as one person can look at what was found.</summary>
internal sealed class TicketSearchDesk(IGrainFactory grains, SearchRate rate)
{
    private static readonly Refusal TooMany = Refusal.NotAllowed("So many searches at once are too many; try again in a moment.", "too_many");

    public async Task<Outcome<TicketSearchView>> Find(Actor actor, TicketSearchQuery query, CancellationToken cancellationToken)
    {
        if (!query.Read().Succeeded(out var question, out var wrong))
        {
            return wrong;
        }

        using var lease = rate.Of(actor);

        if (!lease.IsAcquired)
        {
            return TooMany;
        }

        var found = await grains.GetGrain<ITicketSearchGrain>(actor.Account.ToString()).Find(actor, question, cancellationToken);
        return found.Succeeded(out var hits, out var refusal) ? TicketSearchView.Of(hits) : refusal;
    }
}
