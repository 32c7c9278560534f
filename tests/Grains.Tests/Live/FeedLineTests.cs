using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Oqupie.Contracts.Live;
using Oqupie.Grains.Live;

namespace Oqupie.Grains.Tests.Live;

public sealed class FeedLineTests : IDisposable
{
    private readonly Channel<FeedBatch> _calls = Channel.CreateUnbounded<FeedBatch>();
    private readonly WatchedClock _clock = new();
    private readonly CancellationTokenSource _giveUp = new();
    private readonly FeedLine _line;
    private TaskCompletionSource _answer = new();

    public FeedLineTests()
    {
        _line = new(LiveSilo.NewBrand(), Hear, _clock, NullLogger.Instance);
        _answer.SetResult();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _giveUp.Dispose();

    [Fact]
    public async Task What_gathers_while_the_feed_is_told_goes_out_together_in_its_order()
    {
        _answer = new();
        Add(1);
        var first = await Told();

        for (var version = 2; version <= FeedLine.Batch + 2; version++)
        {
            Add(version);
        }

        _answer.SetResult();

        Assert.Equal([1], Versions(first));
        Assert.Equal(Enumerable.Range(2, FeedLine.Batch).Select(version => (long)version), Versions(await Told()));
        Assert.Equal([FeedLine.Batch + 2], Versions(await Told()));
        await _line.Telling;
    }

    [Fact]
    public async Task A_feed_that_is_away_hears_the_same_again_before_anything_later()
    {
        _answer = new();
        Add(1);
        await Told();
        Add(2);
        _answer.SetException(new TimeoutException());
        var pause = await Pause();
        _answer = new();
        _answer.SetResult();
        _clock.Advance(pause);

        Assert.Equal([1], Versions(await Told()));
        Assert.Equal([2], Versions(await Told()));
    }

    [Fact]
    public async Task A_feed_that_is_away_is_asked_ever_more_seldom()
    {
        _answer = new();
        _answer.SetException(new TimeoutException());
        Add(1);

        foreach (var expected in (double[])[0.1, 0.2, 0.4, 0.8, 1.6, 2, 2])
        {
            var pause = await Pause();
            Assert.Equal(TimeSpan.FromSeconds(expected), pause);
            _clock.Advance(pause);
        }
    }

    [Fact]
    public async Task What_is_too_much_to_keep_is_said_to_be_lost()
    {
        _answer = new();
        Add(0);
        await Told();

        for (var version = 1; version <= FeedLine.Limit + 1; version++)
        {
            Add(version);
        }

        _answer.SetResult();
        var after = await Told();

        Assert.True(after.Lost);
        Assert.Equal([FeedLine.Limit + 1], Versions(after));
        Add(5_000);
        Assert.False((await Told()).Lost);
    }

    [Fact]
    public async Task Of_who_looks_at_a_ticket_only_the_newest_waits()
    {
        _answer = new();
        Add(1);
        await Told();
        Begin(_line.Add(new TicketPresence { Ticket = 7, Audience = SomeNews.Everybody, People = [new("m1", "Ada", null)] }));
        Begin(_line.Add(new TicketPresence { Ticket = 7, Audience = SomeNews.Everybody }));
        _answer.SetResult();

        Assert.Empty(Assert.Single((await Told()).Presence).People);
    }

    [Fact]
    public async Task It_gives_up_when_it_must()
    {
        _answer = new();
        Add(1);
        await Told();

        await _giveUp.CancelAsync();

        await _line.Telling.WaitAsync(TimeSpan.FromSeconds(5), Cancellation);
    }

    private static IEnumerable<long> Versions(FeedBatch batch) => batch.News.Select(news => news.Version);

    private void Add(long version) => Begin(_line.Add(SomeNews.Of(7, version)));

    private void Begin(bool idle)
    {
        if (idle)
        {
            _line.Begin(_giveUp.Token);
        }
    }

    private Task Hear(FeedBatch batch)
    {
        _calls.Writer.TryWrite(batch);
        return _answer.Task;
    }

    private Task<TimeSpan> Pause() => Next(_clock.Pauses);

    private Task<FeedBatch> Told() => Next(_calls);

    private static Task<T> Next<T>(Channel<T> said) => said.Reader.ReadAsync(Cancellation).AsTask().WaitAsync(TimeSpan.FromSeconds(10), Cancellation);

    /// <summary>A clock that tells what is waited for.</summary>
    private sealed class WatchedClock : FakeTimeProvider
    {
        public Channel<TimeSpan> Pauses { get; } = Channel.CreateUnbounded<TimeSpan>();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            Pauses.Writer.TryWrite(dueTime);
            return timer;
        }
    }
}
