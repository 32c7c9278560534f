using Microsoft.Extensions.Time.Testing;

namespace Oqupie.Caching.Tests;

public sealed class CacheTests
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(2);

    private readonly FakeTimeProvider _clock = new();
    private int _reads;

    [Fact]
    public async Task What_was_read_is_not_read_again_until_it_is_too_old()
    {
        var cache = new Cache<string, int>((_, _) => Task.FromResult(++_reads), MaxAge, _clock);

        Assert.Equal(1, await cache.Get("a"));
        _clock.Advance(MaxAge - TimeSpan.FromTicks(1));
        Assert.Equal(1, await cache.Get("a"));
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(2, await cache.Get("a"));
    }

    [Fact]
    public async Task Keys_do_not_stand_in_each_others_way()
    {
        var cache = new Cache<string, string>((key, _) => Task.FromResult($"{key}{++_reads}"), MaxAge, _clock);

        Assert.Equal(("a1", "b2", "a1"), (await cache.Get("a"), await cache.Get("b"), await cache.Get("a")));
    }

    [Fact]
    public async Task Of_those_who_ask_at_once_one_reads()
    {
        var answer = new TaskCompletionSource<int>();
        var cache = new Cache<string, int>((_, _) => Counted(answer.Task), MaxAge, _clock);

        var asked = Enumerable.Range(0, 20).Select(_ => cache.Get("a").AsTask()).ToList();
        answer.SetResult(7);

        Assert.All(await Task.WhenAll(asked), value => Assert.Equal(7, value));
        Assert.Equal(1, _reads);
    }

    [Fact]
    public async Task Its_age_counts_from_when_the_reading_began()
    {
        var answer = new TaskCompletionSource<int>();
        var cache = new Cache<string, int>((_, _) => _reads is 0 ? Counted(answer.Task) : Task.FromResult(++_reads), MaxAge, _clock);
        var asked = cache.Get("a").AsTask();
        _clock.Advance(MaxAge);
        answer.SetResult(7);

        Assert.Equal(7, await asked);
        Assert.Equal(2, await cache.Get("a"));
    }

    [Fact]
    public async Task What_could_not_be_read_is_read_again()
    {
        var cache = new Cache<string, int>(
            (_, _) => ++_reads is 1 ? Task.FromException<int>(new IOException("away")) : Task.FromResult(_reads), MaxAge, _clock);

        await Assert.ThrowsAsync<IOException>(() => cache.Get("a").AsTask());

        Assert.Equal(2, await cache.Get("a"));
    }

    [Fact]
    public async Task Whoever_reads_again_is_told_what_was_known()
    {
        var cache = new Cache<string, string>((_, before) => Task.FromResult($"{before}x"), MaxAge, _clock);
        await cache.Get("a");
        _clock.Advance(MaxAge);

        Assert.Equal("xx", await cache.Get("a"));
    }

    [Fact]
    public async Task Nothing_is_remembered_as_anything_is()
    {
        var cache = new Cache<string, string?>((_, _) => Task.FromResult(_reads++ is 0 ? null : "made"), MaxAge, _clock);

        Assert.Null(await cache.Get("a"));
        Assert.Null(await cache.Get("a"));
    }

    [Fact]
    public async Task Nothing_is_asked_for_each_time_where_that_is_wanted()
    {
        var cache = new Cache<string, string?>((_, _) => Task.FromResult(_reads++ is 0 ? null : "made"), MaxAge, _clock) { ForgetsNull = true };

        Assert.Null(await cache.Get("a"));
        Assert.Equal("made", await cache.Get("a"));
    }

    [Fact]
    public async Task What_is_too_old_makes_room_for_what_is_new()
    {
        var cache = new Cache<int, int>((_, _) => Task.FromResult(++_reads), MaxAge, _clock) { Most = 2 };
        await cache.Get(1);
        _clock.Advance(MaxAge);
        await cache.Get(2);
        await cache.Get(3);

        Assert.Equal((2, 3), (await cache.Get(2), await cache.Get(3)));
    }

    [Fact]
    public async Task The_memory_is_bounded()
    {
        var cache = new Cache<int, int>((_, _) => Task.FromResult(++_reads), MaxAge, _clock) { Most = 2 };

        foreach (var key in (int[])[1, 2, 3])
        {
            await cache.Get(key);
        }

        await cache.Get(1);
        Assert.Equal(4, _reads);
    }

    private Task<int> Counted(Task<int> task)
    {
        _reads++;
        return task;
    }
}
