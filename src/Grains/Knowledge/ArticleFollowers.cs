using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Oqupie.Contracts.Brands;
using Oqupie.Grains.Log;

namespace Oqupie.Grains.Knowledge;

/// <summary>
/// Keeps this silo's indexes up with the event log: one tail reads it once for all brands, and hands each brand's events to the follower of its index. There is
/// one for each brand that is asked here or written here, until nobody did for ten minutes.
/// </summary>
internal sealed class ArticleFollowers : IArticleTail, IAsyncDisposable
{
    public static readonly ImmutableArray<string> Kinds = [KnowledgeJson.ArticleKind, KnowledgeJson.TreeKind];

    private readonly Dictionary<BrandId, (ArticleFollower Follower, Task Running)> _followers = [];
    private readonly HashSet<ArticleFollower> _joined = [];
    private readonly CancellationTokenSource _ending = new();
    private readonly Lock _lock = new();
    private readonly CancellationToken _stopping;
    private readonly Func<BrandId, ArticleFollower> _make;
    private readonly Func<LogTail> _makeTail;
    private readonly TimeProvider _clock;
    private Task? _tail;
    private string? _position;

    public ArticleFollowers(
        IEventLog log,
        LogBell logBell,
        IStoredArticles articles,
        IArticleIndex index,
        LostIndexBell bell,
        TimeProvider clock,
        ILogger<LogTail> tailLogger,
        ILogger<ArticleFollower> logger)
    {
        (_clock, _stopping) = (clock, _ending.Token);
        _make = brand => new(brand, log, articles, index, this, clock, logger);
        _makeTail = () => new(log, logBell, new() { Kinds = Kinds }, clock, tailLogger);
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

    public bool Join(ArticleFollower follower, string position, out string? until)
    {
        lock (_lock)
        {
            until = _position;
            return _joined.Contains(follower) || (position == _position && _joined.Add(follower));
        }
    }

    public void Leave(ArticleFollower follower)
    {
        lock (_lock)
        {
            _joined.Remove(follower);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Task[] running;
        await _ending.CancelAsync();

        lock (_lock)
        {
            running = [.. _followers.Values.Select(one => one.Running), _tail ?? Task.CompletedTask];
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
            _tail ??= Task.Run(() => _makeTail().Run(Begun, Grown, _stopping), CancellationToken.None);
            _followers[brand] = (follower, Task.Run(() => follower.Run(() => Retire(brand, follower), _stopping), CancellationToken.None));
        }

        return follower;
    }

    /// <summary>Where it begins anew, what was handed over before is of another log: everybody looks where their index stands.</summary>
    private void Begun(string position)
    {
        lock (_lock)
        {
            Action<ArticleFollower> tell = _position is null ? follower => follower.Ring() : follower => follower.Lose();
            _position = position;
            _joined.Clear();

            foreach (var (follower, _) in _followers.Values)
            {
                tell(follower);
            }
        }
    }

    private void Grown(LogPage page)
    {
        lock (_lock)
        {
            _position = page.Position;

            foreach (var events in page.Events.GroupBy(one => new BrandId(one.Account, one.Brand)))
            {
                if (_followers.TryGetValue(events.Key, out var known)
                    && _joined.Contains(known.Follower)
                    && !known.Follower.Tell(new() { Events = [.. events], Position = page.Position }))
                {
                    _joined.Remove(known.Follower);
                }
            }

            foreach (var (follower, _) in _followers.Values.Where(one => !_joined.Contains(one.Follower)))
            {
                follower.Ring(); // It may be waiting for the tail to come by.
            }
        }
    }

    private bool Retire(BrandId brand, ArticleFollower follower)
    {
        lock (_lock)
        {
            if (_clock.GetElapsedTime(follower.UsedAt) < ArticleFollower.UnusedFor)
            {
                return false;
            }

            _joined.Remove(follower);
            return _followers.Remove(brand);
        }
    }

    private ArticleFollower? Find(BrandId brand)
    {
        lock (_lock)
        {
            return _followers.GetValueOrDefault(brand).Follower;
        }
    }
}
