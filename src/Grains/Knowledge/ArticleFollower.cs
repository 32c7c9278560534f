using System.Diagnostics.Metrics;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Oqupie.Contracts.Brands;

namespace Oqupie.Grains.Knowledge;

/// <summary>
/// Keeps one index up with the event log: looks when it is told of a change and twice a second. An index that is new, lost or of another log is rebuilt, and
/// goes on answering and following meanwhile. What fails is tried again after a while.
/// </summary>
internal sealed partial class ArticleFollower(
    BrandId brand, IKnowledgeLog log, IArticleIndex index, Func<BrandId, Task> watch, TimeProvider clock, ILogger<ArticleFollower> logger)
{
    /// <summary>Then it ends, and begins again where the index stands.</summary>
    public static readonly TimeSpan UnusedFor = TimeSpan.FromMinutes(10);

    private const int EventsAtOnce = 200;

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan WatchEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private static readonly Meter Meter = new("Oqupie.Search");
    private static readonly Counter<long> Failures = Meter.CreateCounter<long>("oqupie.search.follow.failures", description: "Attempts to keep up with the event log that failed.");
    private static readonly Counter<long> Rebuilds = Meter.CreateCounter<long>("oqupie.search.rebuilds", description: "Indexes that were built anew.");

    private readonly ArticlesToIndex _articles = new(log);
    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _lost = true;
    private string? _position;
    private Task? _rebuild;
    private Task? _watching;
    private long _watchedAt;

    /// <summary>A time stamp; behind the lock of those who share it.</summary>
    public long UsedAt { get; set; }

    /// <summary>Done when the index has been whole once.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Whether all articles can be found; while it is being built, some cannot.</summary>
    public bool IsWhole { get; private set; }

    public void Ring() => _bell.Writer.TryWrite(true);

    /// <summary>The index is not what it was.</summary>
    public void Lose()
    {
        _lost = true;
        Ring();
    }

    /// <summary>Never throws.</summary>
    /// <param name="retire">Asked when there is nothing to do: whether to end.</param>
    /// <param name="stopping">Ends it, whatever it does.</param>
    public async Task Run(Func<bool> retire, CancellationToken stopping)
    {
        for (var failures = 0; !stopping.IsCancellationRequested;)
        {
            try
            {
                await Follow(stopping);
                failures = 0;

                if (_rebuild is null && retire())
                {
                    return;
                }

                await Wait(LookEvery, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e)
            {
                LogBehind(e, brand);
                Failures.Add(1);
                _lost = true;
                await Pause(++failures, stopping);
            }
        }

        await (_rebuild?.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default) ?? Task.CompletedTask);
    }

    private async Task Follow(CancellationToken stopping)
    {
        KeepWatching();

        if (_rebuild is { IsCompleted: true } rebuilt)
        {
            _rebuild = null;
            await rebuilt;
        }

        if (_lost)
        {
            _lost = false;
            await Begin(stopping);
        }

        await CatchUp(stopping);

        if (_rebuild is null)
        {
            IsWhole = true;
            _ready.TrySetResult();
        }
    }

    private async Task Begin(CancellationToken stopping)
    {
        if (_rebuild is not null)
        {
            return; // What is being built takes the place of what was lost, and the changes since it began go into both.
        }

        if (await index.Position(brand, stopping) is { } position && await log.Knows(position, stopping))
        {
            _position = position;
            return;
        }

        IsWhole = false;
        _position = await log.End(stopping);
        LogRebuilding(brand);
        Rebuilds.Add(1);
        _rebuild = index.Rebuild(brand, _articles.All(brand, stopping), _position, stopping);
    }

    private async Task CatchUp(CancellationToken stopping)
    {
        while (await log.After(brand, _position!, EventsAtOnce, stopping) is { IsEmpty: false } news)
        {
            await Write([.. news.Select(one => one.Happened).OfType<SectionWritten>().Select(written => written.Section)], stopping);
            string[][] batches = [.. Changed(news).Distinct(StringComparer.Ordinal).Chunk(ArticlesToIndex.AtOnce)];

            foreach (var ids in batches.SkipLast(1))
            {
                await index.Write(brand, await _articles.Changes(brand, ids, _position!, stopping), stopping);
            }

            var after = news[^1].Position;
            await index.Write(brand, await _articles.Changes(brand, batches is [.., var last] ? last : [], after, stopping), stopping);
            _position = after;
        }
    }

    /// <summary>A section that was moved, shown or hidden takes along what lies below.</summary>
    private async Task Write(HashSet<string> sections, CancellationToken stopping)
    {
        if (sections.Count is 0)
        {
            return;
        }

        await foreach (var below in _articles.Under(brand, sections, stopping))
        {
            await index.Write(brand, new(_position!, below, []), stopping);
        }
    }

    private static IEnumerable<string> Changed(IEnumerable<LoggedKnowledge> news) =>
        from one in news
        let article = one.Happened switch
        {
            ArticleWritten or ArticleRemoved or UnknownKnowledgeHappened => one.Id,
            ArticleMoved moved => moved.Article,
            _ => null,
        }
        where article is not null
        select article;

    /// <summary>Nobody waits for it: while the grain cannot be asked, looking is enough.</summary>
    private void KeepWatching()
    {
        if (_watching is { IsCompleted: false } || (_watching is not null && clock.GetElapsedTime(_watchedAt) < WatchEvery))
        {
            return;
        }

        if (_watching is { Exception: { } failed })
        {
            LogDeaf(failed.InnerException!, brand);
        }

        _watchedAt = clock.GetTimestamp();
        _watching = watch(brand);
    }

    private async Task Wait(TimeSpan longest, CancellationToken stopping)
    {
        using var awake = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var rung = _bell.Reader.WaitToReadAsync(awake.Token).AsTask();
        var looking = Task.Delay(longest, clock, awake.Token);
        await Task.WhenAny(_rebuild is { } rebuild ? [rung, looking, rebuild] : [rung, looking]);
        await awake.CancelAsync();
        _bell.Reader.TryRead(out _);
        stopping.ThrowIfCancellationRequested();
    }

    private Task Pause(int failures, CancellationToken stopping)
    {
        var pause = TimeSpan.FromSeconds(0.25) * Math.Pow(2, Math.Min(failures - 1, 10));
        return Task.Delay(pause < LongestPause ? pause : LongestPause, clock, stopping).ContinueWith(
            _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    [LoggerMessage(LogLevel.Error, "The search index of {Brand} could not be kept up. It will be tried again.")]
    private partial void LogBehind(Exception exception, BrandId brand);

    [LoggerMessage(LogLevel.Information, "The search index of {Brand} is being built.")]
    private partial void LogRebuilding(BrandId brand);

    [LoggerMessage(LogLevel.Warning, "The knowledge base of {Brand} could not be asked to tell of changes; they are looked for.")]
    private partial void LogDeaf(Exception exception, BrandId brand);
}
