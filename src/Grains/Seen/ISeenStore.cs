using System.Collections.Immutable;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Seen;

namespace Oqupie.Grains.Seen;

/// <summary>A row for each ticket that a member has opened, and a moment for each member; none for what was never opened.</summary>
public interface ISeenStore
{
    /// <summary>The moment before which everything is read; null where there is none.</summary>
    Task<DateTimeOffset?> Before(MemberId member, CancellationToken cancellationToken);

    /// <summary>Those of these tickets that have a row, in no order.</summary>
    Task<ImmutableArray<SeenTicket>> Of(MemberId member, ImmutableArray<long> tickets, CancellationToken cancellationToken);

    /// <summary>The rows that were written last, at most so many, in no order.</summary>
    Task<ImmutableArray<SeenTicket>> Newest(MemberId member, int limit, CancellationToken cancellationToken);

    /// <summary>Moves a ticket's row forward, or makes it. One that is further stays.</summary>
    /// <param name="now">When, for <see cref="Forget"/>.</param>
    /// <returns>Whether it was not as far.</returns>
    Task<bool> Saw(MemberId member, SeenTicket seen, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Puts a ticket's row where it is said, wherever it was.</summary>
    Task Put(MemberId member, SeenTicket seen, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Sets the moment, and takes out the rows.</summary>
    Task SawAll(MemberId member, DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>Takes out rows that were written before a time, at most so many.</summary>
    /// <returns>How many went.</returns>
    Task<int> Forget(DateTimeOffset before, int limit, CancellationToken cancellationToken);
}
