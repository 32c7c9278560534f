using System.Collections.Immutable;
using Oqupie.Channels.AppStore;
using Oqupie.Contracts.Channels;
using Oqupie.Grains.Channels;

namespace Oqupie.Channels.Tests.AppStore;

/// <summary>How often is asked.</summary>
public sealed class AppStoreBudgetTests : IAsyncDisposable
{
    private readonly StoreFront _store = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Theory]
    [InlineData(3_600, 3_599, 10, 0)]
    [InlineData(3_600, 1_800, 10, 0)]
    [InlineData(3_600, 720, 1, 10)]
    [InlineData(3_600, 720, 10, 100)]
    [InlineData(3_600, 361, 1, 900)]
    [InlineData(3_600, 10, 1, 900)]
    [InlineData(3_600, 0, 1, 900)]
    public void What_is_left_of_the_hour_lasts_and_something_stays_for_answers(int limit, int left, int calls, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), new AppStoreBudget(limit, left).Rest(calls));

    [Theory]
    [InlineData("user-hour-lim:3600;user-hour-rem:3599;", 3_600, 3_599)]
    [InlineData(" user-hour-rem:1 ; USER-HOUR-LIM:2", 2, 1)]
    public void The_hour_is_read_from_the_header(string header, int limit, int left) =>
        Assert.Equal(new AppStoreBudget(limit, left), AppStoreBudget.Of(Answer(header)));

    [Theory]
    [InlineData("")]
    [InlineData("user-hour-lim:3600")]
    [InlineData("user-hour-lim:0;user-hour-rem:0")]
    [InlineData("user-hour-lim:x;user-hour-rem:-1")]
    [InlineData("user-hour-lim:99999999999;user-hour-rem:1")]
    public void What_is_no_such_header_says_nothing(string header) => Assert.Null(AppStoreBudget.Of(Answer(header)));

    [Fact]
    public async Task A_poll_rests_as_long_as_the_settings_say()
    {
        await using var pull = await Open();
        await StoreFront.Pull(pull);

        var waiting = pull.Wait(null, Cancellation);
        _store.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.False(waiting.IsCompleted, "It has not rested for a minute.");
        _store.Clock.Advance(TimeSpan.FromSeconds(1));

        await waiting;
        Assert.Equal(FetchMode.Poll, pull.Mode);
    }

    [Fact]
    public async Task A_poll_ends_its_rest_when_it_is_asked_to()
    {
        await using var pull = await Open();

        var waiting = pull.Wait(_store.Now.AddSeconds(5), Cancellation);
        _store.Clock.Advance(TimeSpan.FromSeconds(5));
        await waiting;

        await pull.Wait(_store.Now.AddSeconds(-5), Cancellation);
    }

    [Fact]
    public async Task Where_few_calls_are_left_a_poll_rests_longer_and_says_so()
    {
        _store.Server.Hour = (3_600, 20);
        await using var pull = await Open();
        var pulled = await StoreFront.Pull(pull);

        var waiting = pull.Wait(null, Cancellation);
        _store.Clock.Advance(TimeSpan.FromMinutes(14));
        Assert.False(waiting.IsCompleted, "It has not rested for a quarter of an hour.");
        _store.Clock.Advance(TimeSpan.FromMinutes(1));

        await waiting;
        Assert.Contains("less often", pulled.Trouble, StringComparison.Ordinal);
        _store.Server.Hour = (3_600, 3_600);
        Assert.Null((await StoreFront.Pull(pull, pulled.Cursor)).Trouble);
    }

    [Theory]
    [InlineData(90, 90)]
    [InlineData(null, 60)]
    public async Task Too_many_calls_make_a_pause(int? said, int seconds)
    {
        _store.Server.Fail(429, retryAfter: said);

        var failed = await Assert.ThrowsAsync<ChannelFailedException>(() => _store.Pull());

        Assert.Equal(TimeSpan.FromSeconds(seconds), failed.Pause);
        Assert.Contains("too often", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_look_that_fails_leaves_nothing_out()
    {
        _store.Server.PageSize = 1;
        _store.Write("a", 2);
        _store.Write("b", 1);
        _store.Server.Fail(500);
        await Assert.ThrowsAsync<ChannelFailedException>(() => _store.Pull());

        Assert.Equal("a b", (await _store.Pull()).Reviews);
    }

    private Task<IPull> Open() => _store.Kind.Connect(Email.Cast.Account, _store.Settings, Cancellation);

    private static Calling.ProviderAnswer Answer(string header) =>
        new(200, "{}") { Headers = ImmutableDictionary<string, string>.Empty.Add("x-rate-limit", header) };
}
