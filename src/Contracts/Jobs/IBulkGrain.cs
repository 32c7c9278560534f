using System.Collections.Immutable;
using Oqupie.Contracts.Members;

namespace Oqupie.Contracts.Jobs;

/// <summary>Does one thing to some tickets while its caller waits. A stateless worker; the key is an account.</summary>
[Alias("oqupie.IBulkGrain")]
public interface IBulkGrain : IGrainWithStringKey
{
    /// <summary>
    /// Each ticket stands by itself: one that is refused stops no other. Refused as a whole where the wish is none, and where it is work for a job
    /// (<see cref="BulkWish.IsJob"/>).
    /// </summary>
    /// <returns>A result for each named ticket, in their order.</returns>
    [Alias("Do")]
    Task<Outcome<ImmutableArray<JobResult>>> Do(Actor actor, BulkWish wish, CancellationToken cancellationToken);
}
