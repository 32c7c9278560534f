using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;

namespace Oqupie.Grains.Schedule;

/// <summary>
/// What is to happen later, of all accounts. Most rows are put in and ended by the stores of those who own them, in the transaction of the cause and of the
/// effect. Whoever puts one rings the <see cref="IDueBell"/> when it is durable.
/// </summary>
public interface IDueStore
{
    /// <summary>When the nearest row of the shard after that time is tried; null where there is none. One look into an index.</summary>
    Task<DateTimeOffset?> Next(int shard, DateTimeOffset after, CancellationToken cancellationToken);

    /// <summary>
    /// Rows of the shard that are due by <paramref name="now"/>, those that wait longest first. With <paramref name="after"/>, the page that follows it.
    /// </summary>
    Task<ImmutableArray<DueItem>> Due(int shard, DateTimeOffset now, DueItem? after, int limit, CancellationToken cancellationToken);

    /// <summary>All of them or none. A row that is there of the same kind and key is another from now on, whoever is at work on it.</summary>
    Task Put(AccountId account, ImmutableArray<DueRow> rows, CancellationToken cancellationToken);

    /// <summary>False, and nothing, where it has ended or was put anew.</summary>
    Task<bool> End(DueItem item, CancellationToken cancellationToken);

    /// <summary>One more attempt has failed. False, and nothing, where it has ended or was put anew.</summary>
    /// <param name="item">The row.</param>
    /// <param name="until">When to try again.</param>
    /// <param name="reason">Without anybody's words.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<bool> PutOff(DueItem item, DateTimeOffset until, string reason, CancellationToken cancellationToken);
}
