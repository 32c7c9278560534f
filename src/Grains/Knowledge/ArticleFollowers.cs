using Microsoft.Extensions.Logging;
using Oqupie.Contracts.Brands;

namespace Oqupie.Grains.Knowledge;

/// <summary>
/// Keeps this silo's indexes up with the event log, each by a follower of its own: for the brands that are asked here or written here, until nobody did for
/// ten minutes.
/// </summary>
internal sealed class ArticleFollowers : IKnowledgeWatcher, IAsyncDisposable
{
    private readonly Dictionary<BrandId, (ArticleFollower Follower, Task Running)> _followers = [];
    private readonly CancellationTokenSource _ending = new();
    private readonly Lock _lock = new();
    private readonly CancellationToken _stopping;
    private readonly Func<BrandId, ArticleFollower> _make;
    private readonly IGrainFactory _grains;
    private readonly TimeProvider _clock;
    private IKnowledgeWatcher? _self;

    public ArticleFollowers(
        IKnowledgeLog log, IArticleIndex index, LostIndexBell bell, IGrainFactory grains, TimeProvider clock, ILogger<ArticleFollower> logger)
    {
        (_grains, _clock, _stopping) = (grains, clock, _ending.Token);
        _make = brand => new(brand, log, index, Watch, clock, logger);
        bell.Heard = brand => Find(brand)?.Lose();
    }

    /// <summary>The one of the brand, which begins where there is none yet.</summary>
    public ArticleFollower Of(BrandId brand)
    {
        lock (_lock)
        {
            var follower = _followers.TryGetValue(brand, out var known) ? known.Follower : Begin(brand);
            follower.UsedAt = _clock.GetTimestamp();
            return follower;
        }
    }

    /// <summary>Something was saved, on this silo.</summary>
    public void Written(BrandId brand) => Of(brand).Ring();

    public Task Changed(string brand)
    {
        Find(BrandId.Of(brand))?.Ring();
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        Task[] running;
        await _ending.CancelAsync();

        lock (_lock)
        {
            running = [.. _followers.Values.Select(one => one.Running)];
        }

        await Task.WhenAll(running);
        _ending.Dispose();
    }

    private ArticleFollower Begin(BrandId brand)
    {
        var follower = _make(brand);

        // Whoever asked first is often a grain; the follower lives longer than its call, on no grain's turns and in nobody's trace.
        using (ExecutionContext.SuppressFlow())
        {
            _followers[brand] = (follower, Task.Run(() => follower.Run(() => Retire(brand, follower), _stopping), CancellationToken.None));
        }

        return follower;
    }

    private bool Retire(BrandId brand, ArticleFollower follower)
    {
        lock (_lock)
        {
            return _clock.GetElapsedTime(follower.UsedAt) >= ArticleFollower.UnusedFor && _followers.Remove(brand);
        }
    }

    private ArticleFollower? Find(BrandId brand)
    {
        lock (_lock)
        {
            return _followers.GetValueOrDefault(brand).Follower;
        }
    }

    private Task Watch(BrandId brand) =>
        _grains.GetGrain<IKnowledgeSourceGrain>(brand.ToString()).Watch(_self ??= _grains.CreateObjectReference<IKnowledgeWatcher>(this));
}
