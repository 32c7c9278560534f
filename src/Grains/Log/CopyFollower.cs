using System.Diagnostics.Metrics;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Oqupie.Grains.Log;

/// <summary>
/// Keeps one copy up with the event log. It reads by itself from where the copy stands to where the process's tail is, and joins it: from then on it is
/// handed what concerns it, and costs nothing while nothing does. A copy that is new, lost or of another era is rebuilt, and goes on answering and
/// following meanwhile. What fails is tried again after a while.
/// </summary>
internal sealed partial class CopyFollower(ILogCopy copy, IEventLog log, ICopyTail tail, TimeProvider clock, ILogger<CopyFollower> logger)
{
    /// <summary>Then it ends, and begins again where the index stands.</summary>
    public static readonly TimeSpan UnusedFor = TimeSpan.FromMinutes(10);

    /// <summary>With so many pages waiting it is left behind, and reads by itself again.</summary>
    private const int MostWaiting = 64;

    private const int EventsAtOnce = 200;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private static readonly Meter Meter = new("Oqupie.Search");

    private static readonly Counter<long> Failures =
        Meter.CreateCounter<long>("oqupie.search.follow.failures", description: "Attempts to keep up with the event log that failed.");

    private static readonly Counter<long> Rebuilds = Meter.CreateCounter<long>("oqupie.search.rebuilds", description: "Indexes that were built anew.");

    private readonly Channel<LogPage> _news = Channel.CreateBounded<LogPage>(MostWaiting);
    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _lost = true;
    private string? _position;
    private Task? _rebuild;

    /// <summary>A time stamp; behind the lock of those who share it.</summary>
    public long UsedAt { get; set; }

    /// <summary>Done when the copy has been whole once.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Whether everything can be found; while it is being built, some cannot.</summary>
    public bool IsWhole { get; private set; }

    public void Ring() => _bell.Writer.TryWrite(true);

    /// <summary>What the tail has for it.</summary>
    /// <returns>False where too much is waiting: it is left behind.</returns>
    public bool Tell(LogPage news)
    {
        var taken = _news.Writer.TryWrite(news);
        Ring();
        return taken;
    }

    /// <summary>The copy is not what it was.</summary>
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

                await Wait(UnusedFor, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e)
            {
                LogBehind(e, copy.Name);
                Failures.Add(1);
                _lost = true;
                await Pause(++failures, stopping);
            }
        }

        if (_rebuild is { } unfinished)
        {
            await unfinished.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private async Task Follow(CancellationToken stopping)
    {
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

        if (await CatchUp(stopping) && _rebuild is null)
        {
            IsWhole = true;
            _ready.TrySetResult();
        }
    }

    private async Task Begin(CancellationToken stopping)
    {
        tail.Leave(this);

        while (_news.Reader.TryRead(out _))
        {
            // It begins where the index stands, and reads these itself.
        }

        if (_rebuild is not null)
        {
            return; // What is being built takes the place of what was lost, and the changes since it began go into both.
        }

        if (await copy.Position(stopping) is { } position && await log.Knows(position, stopping))
        {
            _position = position;
            return;
        }

        IsWhole = false;
        _position = await log.End(stopping);
        LogRebuilding(copy.Name);
        Rebuilds.Add(1);
        _rebuild = copy.Rebuild(_position, stopping);
    }

    /// <returns>Whether it has all there is; not where the tail has not begun.</returns>
    private async Task<bool> CatchUp(CancellationToken stopping)
    {
        while (true)
        {
            while (_news.Reader.TryRead(out var news))
            {
                await Take(news, stopping);
            }

            if (tail.Join(this, _position!, out var until))
            {
                return true;
            }

            if (until is null)
            {
                return false; // It rings when it begins.
            }

            var page = await log.After(_position!, until, EventsAtOnce, copy.Wanted, stopping);

            if (!page.IsKnown)
            {
                throw new InvalidOperationException($"The log does not know where the index of {copy.Name} stands.");
            }

            if (page.Position == _position)
            {
                return true; // Ahead of the tail, which rings when it comes by.
            }

            await Take(page, stopping);
        }
    }

    private async Task Take(LogPage page, CancellationToken stopping)
    {
        await copy.Take(page, _position!, stopping);
        _position = page.Position;
    }

    private async Task Wait(TimeSpan longest, CancellationToken stopping)
    {
        using var awake = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var rung = _bell.Reader.WaitToReadAsync(awake.Token).AsTask();
        var unused = Task.Delay(longest, clock, awake.Token);
        await Task.WhenAny(_rebuild is { } rebuild ? [rung, unused, rebuild] : [rung, unused]);
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

    [LoggerMessage(LogLevel.Error, "The search index of {Copy} could not be kept up. It will be tried again.")]
    private partial void LogBehind(Exception exception, string copy);

    [LoggerMessage(LogLevel.Information, "The search index of {Copy} is being built.")]
    private partial void LogRebuilding(string copy);
}
