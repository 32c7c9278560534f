using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Tickets;

/// <summary>Reads that span tickets. The asker is a mandatory argument: what they may not see is filtered inside the query.</summary>
public interface ITicketLists
{
    /// <summary>
    /// The first rows of a part of a list, in its order, at most <see cref="TicketQuery.Limit"/>. By place, never by offset;
    /// <see cref="TicketQuery.Cursor"/> is not looked at.
    /// </summary>
    Task<TicketListPage> Page(Actor asker, TicketQuery query, TicketListPart part, CancellationToken cancellationToken);

    /// <summary>
    /// How many rows the whole list has, but no more than <paramref name="most"/>: it costs what a page of that many costs, however many there are.
    /// </summary>
    Task<int> Count(Actor asker, TicketQuery query, int most, CancellationToken cancellationToken);

    /// <summary>From counter rows, not from tickets; exact after each commit.</summary>
    Task<BoxCounts> Counts(Actor asker, string? brand, CancellationToken cancellationToken);

    /// <summary>
    /// From the same rows, of whole brands: nobody's view, but what everybody's is added up from (<see cref="Actor.Sees"/>). Of each assignment once,
    /// and none that is empty.
    /// </summary>
    Task<ImmutableArray<BoxTally>> Tally(AccountId account, ImmutableArray<string> brands, CancellationToken cancellationToken);

    /// <summary>Folds the changes of counts that gathered since the last time into the counter rows. Safe to run anywhere, any time, twice.</summary>
    Task FoldCounts(AccountId account, CancellationToken cancellationToken);
}

/// <param name="Rows">At most as many as were asked for.</param>
/// <param name="More">Whether something follows the last of them.</param>
public sealed record TicketListPage(ImmutableArray<TicketRow> Rows, bool More);
