using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Oqupie.Grains.Search;

/// <summary>
/// Owns the index of a part of an account's tickets: there is one in the cluster, on the disk of the silo where it is. The key is a
/// <see cref="TicketShardId"/>.
/// </summary>
[Alias("oqupie.ITicketShardGrain")]
internal interface ITicketShardGrain : IGrainWithStringKey
{
    /// <summary>
    /// What there is in it now; while it is being built or catches up, a part of it, and it says so. Questions do not wait for each other: the grain has no
    /// state of its own that they could see changing.
    /// </summary>
    [Alias("Find"), AlwaysInterleave]
    Task<TicketFindings> Find(ShardQuestion question, CancellationToken cancellationToken);

    /// <summary>
    /// Has nothing of tickets that were purged lie in the index's files any more. False where the index is not so far: it is to be asked again after a while.
    /// </summary>
    [Alias("Scrub"), AlwaysInterleave, ResponseTimeout("00:05:00")]
    Task<bool> Scrub(ImmutableArray<long> tickets, CancellationToken cancellationToken);
}
