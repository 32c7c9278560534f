using Microsoft.Extensions.Logging;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Live;

namespace Oqupie.Grains.Live;

/// <summary>
/// What one silo has yet to tell the feed of one brand. Whoever adds to it goes on at once; one awaited call at a time takes what has gathered, in order,
/// and where the feed is away it is said again, with growing pauses, until it is heard.
/// </summary>
/// <param name="brand">Whose feed it is.</param>
/// <param name="send">Tells the feed.</param>
internal sealed partial class FeedLine(BrandId brand, Func<FeedBatch, Task> send, TimeProvider clock, ILogger logger)
{
    /// <summary>
    /// Forty seconds of fifty changes each, some megabytes. What comes over ends the wait of all of it: whoever must read again needs none of the rest.
    /// </summary>
    public const int Limit = 2_000;

    /// <summary>Rows are about 1 KB; a call stays a few hundred.</summary>
    public const int Batch = 256;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly Queue<FeedNews> _news = new();
    private readonly Dictionary<long, TicketPresence> _presence = [];
    private bool _lost;
    private bool _telling;

    /// <summary>Never fails.</summary>
    public Task Telling { get; private set; } = Task.CompletedTask;

    /// <returns>True where <see cref="Begin"/> must be called, because nothing is being told.</returns>
    public bool Add(FeedNews news)
    {
        lock (_gate)
        {
            if (_news.Count >= Limit)
            {
                _news.Clear();
                _lost = true;
            }

            _news.Enqueue(news);
            return Begins();
        }
    }

    /// <summary>Only the newest of a ticket waits.</summary>
    /// <returns>As above.</returns>
    public bool Add(TicketPresence presence)
    {
        lock (_gate)
        {
            _presence[presence.Ticket] = presence;
            return Begins();
        }
    }

    /// <summary>Tells all that waits; <see cref="Telling"/> ends when nothing does.</summary>
    /// <param name="giveUp">What was not heard by then is not told.</param>
    public void Begin(CancellationToken giveUp) => Telling = TellAll(giveUp);

    private async Task TellAll(CancellationToken giveUp)
    {
        while (Next() is { } batch)
        {
            await Tell(batch, giveUp);
        }
    }

    private async Task Tell(FeedBatch batch, CancellationToken giveUp)
    {
        try
        {
            for (var pause = FirstPause; !await Hears(batch, giveUp); pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
            {
                await Task.Delay(pause, clock, giveUp);
            }
        }
        catch (Exception) when (giveUp.IsCancellationRequested)
        {
            LogNotTold(batch.News.Length, brand); // The changes stand; consoles come upon them when they next read.
        }
    }

    private async Task<bool> Hears(FeedBatch batch, CancellationToken giveUp)
    {
        try
        {
            await send(batch).WaitAsync(giveUp);
            return true;
        }
        catch (Exception e) when (!giveUp.IsCancellationRequested)
        {
            LogAway(e, brand);
            return false;
        }
    }

    private bool Begins() => !_telling && (_telling = true);

    private FeedBatch? Next()
    {
        lock (_gate)
        {
            if (_news.Count is 0 && _presence.Count is 0)
            {
                _telling = false;
                return null;
            }

            var batch = new FeedBatch
            {
                Lost = _lost,
                News = [.. Enumerable.Range(0, Math.Min(Batch, _news.Count)).Select(_ => _news.Dequeue())],
                Presence = [.. _presence.Values],
            };
            _lost = false;
            _presence.Clear();
            return batch;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The feed of brand {Brand} does not answer; it is told again shortly.")]
    private partial void LogAway(Exception exception, BrandId brand);

    [LoggerMessage(LogLevel.Warning, "The feed was not told of {Count} changes in brand {Brand}.")]
    private partial void LogNotTold(int count, BrandId brand);
}
