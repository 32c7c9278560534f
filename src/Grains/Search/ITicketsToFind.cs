using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Grains.Tickets;

namespace Oqupie.Grains.Search;

/// <summary>Tickets by their numbers, for those who keep an index and who show what it found. Reads only, and waits for no writer.</summary>
public interface ITicketsToFind
{
    /// <summary>The highest number that the account has; 0 where it has no ticket.</summary>
    Task<long> Newest(AccountId account, CancellationToken cancellationToken);

    /// <summary>Those of these that there are, as they are now, in no order. Whoever shows them asks who may see them.</summary>
    Task<ImmutableArray<TicketRow>> Rows(AccountId account, IReadOnlyCollection<long> numbers, CancellationToken cancellationToken);

    /// <summary>The numbers that there are from <paramref name="from"/> on and before <paramref name="until"/>, rising, at most so many.</summary>
    Task<ImmutableArray<long>> Numbers(AccountId account, long from, long until, int limit, CancellationToken cancellationToken);
}
