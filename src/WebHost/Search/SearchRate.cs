using System.Threading.RateLimiting;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;

namespace Oqupie.WebHost.Search;

/// <summary>How often one member or key may search through this process: a search costs more than a page of a list.</summary>
internal sealed class SearchRate : IDisposable
{
    private const int PerSecond = 20;
    private const int AtOnce = 100;

    private readonly PartitionedRateLimiter<Actor> _limiter = PartitionedRateLimiter.Create<Actor, (AccountId, ActorKind, string)>(actor =>
        RateLimitPartition.GetTokenBucketLimiter((actor.Account, actor.Kind, actor.Id), _ => new()
        {
            TokenLimit = AtOnce,
            TokensPerPeriod = PerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        }));

    public RateLimitLease Of(Actor actor) => _limiter.AttemptAcquire(actor);

    public void Dispose() => _limiter.Dispose();
}
