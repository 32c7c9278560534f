using System.Globalization;
using Oqupie.Channels.GooglePlay;
using Oqupie.Contracts.Channels;
using Oqupie.Grains.Channels;
using Oqupie.Testing.Servers;

namespace Oqupie.Channels.Tests.GooglePlay;

public sealed class FetchingTests : IAsyncDisposable
{
    private readonly PlayWorld _world = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private GooglePlayServer Google => _world.Google;

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_first_look_brings_all_of_seven_days_the_oldest_first_and_as_what_was_there_before()
    {
        Google.PageSize = 2;
        Fill(5);

        await using var pull = await _world.Connect();
        var (items, _) = await _world.Drain(pull, limit: 2);

        Assert.Equal(["gp:0", "gp:1", "gp:2", "gp:3", "gp:4"], items.Select(PlayWorld.Id));
        Assert.All(items, item => Assert.True(item.Imported));
        Assert.Equal(3, Google.Asked.Count);
        Assert.All(Google.Asked, asked => Assert.Contains("maxResults=100", asked, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_next_look_brings_what_is_new_and_asks_for_no_more_than_it_must()
    {
        Google.PageSize = 2;
        Fill(9);
        await using var pull = await _world.Connect();
        var (_, cursor) = await _world.Drain(pull);
        Google.Asked.Clear();
        _world.Clock.Advance(TimeSpan.FromHours(3));
        Google.Put("gp:new", "\tNew", _world.Now.AddMinutes(-1));

        var (items, _) = await _world.Drain(pull, cursor);

        Assert.Equal("gp:new", PlayWorld.Id(Assert.Single(items)));
        Assert.False(items[0].Imported);
        Assert.Equal(2, Google.Asked.Count); // The page with the new one, and one on which nothing is.
    }

    [Fact]
    public async Task A_look_that_finds_nothing_brings_nothing_again()
    {
        Google.Put("gp:1", "\tHello", _world.Now.AddMinutes(-10));
        await using var pull = await _world.Connect();
        var (_, cursor) = await _world.Drain(pull);

        var (items, after) = await _world.Drain(pull, cursor);

        Assert.Empty(items);
        Assert.Equal(cursor, after);
    }

    [Fact]
    public async Task A_review_that_appears_later_than_it_is_dated_is_found()
    {
        Google.Put("gp:1", "\tHello", _world.Now.AddMinutes(-10));
        await using var pull = await _world.Connect();
        var (_, cursor) = await _world.Drain(pull);

        Google.Put("gp:late", "\tI was held back", _world.Now.AddMinutes(-50));
        var (items, _) = await _world.Drain(pull, cursor);

        Assert.Equal("gp:late", PlayWorld.Id(Assert.Single(items)));
    }

    [Fact]
    public async Task So_is_one_that_appears_days_later_once_a_day()
    {
        Google.Put("gp:1", "\tHello", _world.Now.AddMinutes(-10));
        await using var pull = await _world.Connect();
        var (_, cursor) = await _world.Drain(pull);
        Google.Put("gp:late", "\tI was held back for long", _world.Now.AddDays(-2));
        (var items, cursor) = await _world.Drain(pull, cursor);
        Assert.Empty(items);

        _world.Clock.Advance(TimeSpan.FromHours(25));
        (items, _) = await _world.Drain(pull, cursor);

        Assert.Contains("gp:late", items.Select(PlayWorld.Id));
    }

    [Fact]
    public async Task A_review_that_was_changed_comes_with_a_greater_revision()
    {
        Google.Put("gp:1", "\tBad", _world.Now.AddMinutes(-10));
        await using var pull = await _world.Connect();
        var (before, cursor) = await _world.Drain(pull);
        _world.Clock.Advance(TimeSpan.FromMinutes(5));
        Google.Put("gp:1", "\tGood", _world.Now);

        var (after, _) = await _world.Drain(pull, cursor);

        Assert.Equal("gp:1", PlayWorld.Id(Assert.Single(after)));
        Assert.NotEqual(before[0].Source, after[0].Source);
        Assert.True(Posted(await _world.Read(after[0])).Revision > Posted(await _world.Read(before[0])).Revision);
    }

    [Fact]
    public async Task Who_dies_between_two_batches_goes_on_behind_the_first()
    {
        Fill(5);
        PulledBatch batch;

        await using (var pull = await _world.Connect())
        {
            batch = await pull.Fetch(null, 2, Cancellation);
        }

        await using var next = await _world.Connect();
        var (items, _) = await _world.Drain(next, batch.Cursor);

        Assert.Equal(["gp:0", "gp:1"], batch.Items.Select(PlayWorld.Id));
        Assert.Equal(["gp:2", "gp:3", "gp:4"], items.Select(PlayWorld.Id));
        Assert.All(items, item => Assert.True(item.Imported));
    }

    [Fact]
    public async Task A_clock_of_Googles_that_is_wrong_hides_nothing()
    {
        Google.Put("gp:future", "\tFrom the future", _world.Now.AddYears(10));
        await using var pull = await _world.Connect();
        var (_, cursor) = await _world.Drain(pull);
        _world.Clock.Advance(TimeSpan.FromMinutes(5));
        Google.PageSize = 1;
        Google.Put("gp:1", "\tOf now", _world.Now);

        var (items, _) = await _world.Drain(pull, cursor);

        Assert.Contains("gp:1", items.Select(PlayWorld.Id));
    }

    [Fact]
    public async Task What_somebody_answered_in_the_Play_Console_comes_behind_the_review()
    {
        Google.Answer("gp:1", "Thank you.", _world.Now.AddMinutes(-30));
        Google.Put("gp:1", "\tHello", _world.Now.AddMinutes(-20)); // Changed after it was answered.

        var items = await _world.All();

        Assert.Equal(2, items.Length);
        Assert.IsType<Posted>(Assert.Single((await _world.Read(items[0])).Events));
        Assert.IsType<Echoed>(Assert.Single((await _world.Read(items[1])).Events));
    }

    [Fact]
    public async Task It_is_told_once_it_has_stood_for_a_while()
    {
        Google.Put("gp:1", "\tHello", _world.Now.AddMinutes(-20));
        await using var pull = await _world.Connect();
        var (_, cursor) = await _world.Drain(pull);
        Google.Answer("gp:1", "Thank you.", _world.Now);

        (var items, cursor) = await _world.Drain(pull, cursor);
        Assert.Empty(items);
        _world.Clock.Advance(TimeSpan.FromMinutes(6));
        (items, _) = await _world.Drain(pull, cursor);

        Assert.StartsWith("play:reply:gp:1:", Assert.Single(items).Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silence_of_a_week_is_told_for_a_week()
    {
        Google.Put("gp:1", "\tHello", _world.Now.AddMinutes(-20));
        await using var pull = await _world.Connect();
        var (_, cursor) = await _world.Drain(pull);
        Assert.Null(await Trouble(pull));
        _world.Clock.Advance(TimeSpan.FromDays(6.5));
        Google.Failures.Enqueue((503, "", null));

        var failed = await Assert.ThrowsAsync<ChannelFailedException>(() => pull.Fetch(cursor, 64, Cancellation));
        Assert.Contains("Nothing has come in since 2026-03-02", failed.Message, StringComparison.Ordinal);

        (_, cursor) = await _world.Drain(pull, cursor);
        (_, cursor) = await _world.Drain(pull, cursor);
        Assert.Contains("from 2026-03-02 09:00 UTC to 2026-03-08 21:00 UTC", await Trouble(pull), StringComparison.Ordinal);

        for (var day = 0; day < 8; day++)
        {
            _world.Clock.Advance(TimeSpan.FromDays(1));
            (_, cursor) = await _world.Drain(pull, cursor);
        }

        Assert.Null(await Trouble(pull));
    }

    [Fact]
    public async Task All_channels_of_an_app_keep_to_its_budget_together()
    {
        var settings = _world.Settings();
        await using var one = await _world.Connect(settings);
        await using var other = await _world.Connect(settings);

        for (var look = 0; look < PlayPace.PerHour / 2; look++)
        {
            await _world.Drain(one);
            await _world.Drain(other);
        }

        var waiting = _world.Drain(one);
        var first = Google.Asked.Count;
        _world.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.False(waiting.IsCompleted);

        await Until.True(
            () =>
            {
                _world.Clock.Advance(TimeSpan.FromMinutes(1));
                return waiting.IsCompleted;
            },
            () => "It is never asked again.", cancellationToken: Cancellation);
        Assert.Equal((PlayPace.PerHour, PlayPace.PerHour + 1), (first, Google.Asked.Count));
    }

    [Fact]
    public async Task A_cursor_that_is_none_of_ours_begins_anew()
    {
        Google.Put("gp:1", "\tHello", _world.Now.AddMinutes(-10));
        await using var pull = await _world.Connect();

        Assert.Single((await _world.Drain(pull, "UIDVALIDITY")).Items);
    }

    [Fact]
    public async Task The_next_look_is_after_as_many_minutes_as_are_set()
    {
        await using var pull = await _world.Connect();

        var waiting = pull.Wait(until: null, Cancellation);
        _world.Clock.Advance(TimeSpan.FromMinutes(4.9));
        Assert.False(waiting.IsCompleted);
        _world.Clock.Advance(TimeSpan.FromMinutes(0.2));

        await waiting;
    }

    private static ReadMessage Posted(ReadItem read) => Assert.IsType<Posted>(Assert.Single(read.Events)).Message;

    private static async Task<string?> Trouble(IPull pull) => await pull.Finish(new([], null, false), [], Cancellation);

    // A day between them, the newest of today.
    private void Fill(int reviews)
    {
        for (var number = 0; number < reviews; number++)
        {
            Google.Put(string.Create(CultureInfo.InvariantCulture, $"gp:{number}"), "\tHello", _world.Now.AddHours(-12 * (reviews - number)));
        }
    }
}
