using Microsoft.Extensions.Logging;
using Oqupie.Contracts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Live;

namespace Oqupie.Grains.Live;

[GrainType("brand-feed")]
internal sealed partial class BrandFeedGrain(TimeProvider clock, ILogger<BrandFeedGrain> logger) : Grain, IBrandFeedGrain
{
    private static readonly TimeSpan DroppedAfter = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    private readonly Dictionary<IFeedFollower, FollowerLine> _lines = [];
    private FeedRing _ring = null!;
    private BrandId _brand;
    private IGrainTimer? _looking;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _brand = BrandId.Parse(this.GetPrimaryKeyString(), null);

        BeginAnew();
        return Task.CompletedTask;
    }

    public Task Take(FeedBatch batch)
    {
        if (batch.Lost)
        {
            LogLostNews(_brand);
            BeginAnew();
        }

        foreach (var news in batch.News)
        {
            Tell(news);
        }

        foreach (var presence in batch.Presence)
        {
            Tell(presence);
        }

        return Task.CompletedTask;
    }

    public Task Publish(FeedNews news)
    {
        Tell(news);
        return Task.CompletedTask;
    }

    public Task Announce(TicketPresence presence)
    {
        Tell(presence);
        return Task.CompletedTask;
    }

    public Task<FeedPosition> Follow(IFeedFollower follower)
    {
        if (!_lines.TryGetValue(follower, out var line))
        {
            _lines.Add(follower, line = new(_brand, follower, Lost));
            _looking ??= this.RegisterGrainTimer(DropSilent, new() { DueTime = LookEvery, Period = LookEvery });
        }

        line.RenewedAt = clock.GetUtcNow();
        return Task.FromResult(_ring.Position);
    }

    public Task Unfollow(IFeedFollower follower)
    {
        if (_lines.TryGetValue(follower, out var line))
        {
            Drop(line);
        }

        return Task.CompletedTask;
    }

    public Task<FeedCatchUp> Since(string epoch, long number) => Task.FromResult(_ring.Since(epoch, number));

    // Begins with the brand, so that whoever knows only an epoch finds the feed it is of.
    private void BeginAnew() => _ring = new($"{_brand.Local}.{LocalKey.New()}");

    private void Tell(FeedNews news)
    {
        if (_ring.Knows(news))
        {
            // A line that did not hear our answer says it again; that is nothing. But one that was overtaken, by a later version from another silo,
            // names people who might see the thing and were never told that it is gone: they read again.
            if (news.Before is null || !_ring.KnowsLater(news))
            {
                return;
            }

            LogOvertaken(_brand);
            BeginAnew();
            return;
        }

        var entry = _ring.Add(news);

        foreach (var line in _lines.Values.ToList())
        {
            if (!line.Tell(entry))
            {
                Drop(line);
                LogTooSlow(_brand);
            }
        }
    }

    private void Tell(TicketPresence presence)
    {
        foreach (var line in _lines.Values.ToList())
        {
            line.Tell(presence);
        }
    }

    private Task DropSilent(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();

        foreach (var line in _lines.Values.Where(line => now - line.RenewedAt >= DroppedAfter).ToList())
        {
            Drop(line);
            LogSilent(_brand);
        }

        return Task.CompletedTask;
    }

    private void Lost(FollowerLine line, Exception reason)
    {
        Drop(line);
        LogLost(reason, _brand);
    }

    private void Drop(FollowerLine line)
    {
        line.End();

        if (_lines.TryGetValue(line.Follower, out var current) && ReferenceEquals(current, line))
        {
            _lines.Remove(line.Follower);
        }

        if (_lines.Count is 0)
        {
            _looking?.Dispose();
            _looking = null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "A host that follows brand {Brand} is too slow and was dropped; it will catch up when it follows anew.")]
    private partial void LogTooSlow(BrandId brand);

    [LoggerMessage(LogLevel.Warning, "A silo could not tell all that happened in brand {Brand}; followers read again.")]
    private partial void LogLostNews(BrandId brand);

    [LoggerMessage(LogLevel.Information, "News of brand {Brand} came after later ones; followers read again.")]
    private partial void LogOvertaken(BrandId brand);

    [LoggerMessage(LogLevel.Information, "A host that followed brand {Brand} has not been heard of and was dropped.")]
    private partial void LogSilent(BrandId brand);

    [LoggerMessage(LogLevel.Warning, "A host that follows brand {Brand} could not be told and was dropped; it will catch up when it follows anew.")]
    private partial void LogLost(Exception exception, BrandId brand);
}
