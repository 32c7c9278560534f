using Microsoft.Extensions.Time.Testing;
using Oqupie.Grains.Log;

namespace Oqupie.Grains.Tests.Log;

public sealed class LogEarTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly LogBell _bell = new();
    private readonly LogEar _ear;

    public LogEarTests() => _ear = new(_bell, _clock);

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_bell_ends_a_wait_also_where_it_was_rung_before()
    {
        _bell.Ring();

        await _ear.Wait(comesSoon: false, longest: null, Now);
        var waiting = _ear.Wait(comesSoon: false, longest: null, Now);
        Assert.False(waiting.IsCompleted);
        _bell.Ring();

        await waiting;
    }

    [Fact]
    public void Without_it_one_looks_less_and_less_often_until_something_is_found()
    {
        Assert.Equal([2, 4, 8, 16, 30, 30], Enumerable.Range(0, 6).Select(_ => _ear.Pause(comesSoon: false, longest: null).TotalSeconds));

        _ear.Found();

        Assert.Equal(2, _ear.Pause(comesSoon: false, longest: null).TotalSeconds);
    }

    [Fact]
    public async Task Whoever_was_rung_looks_more_often_again()
    {
        _ear.Pause(comesSoon: false, longest: null);
        _bell.Ring();
        await _ear.Wait(comesSoon: false, longest: null, Now);

        Assert.Equal(2, _ear.Pause(comesSoon: false, longest: null).TotalSeconds);
    }

    [Fact]
    public void What_comes_soon_is_looked_for_in_a_moment() =>
        Assert.Equal([0.05, 0.1, 0.2, 0.4, 0.8, 1, 1], Enumerable.Range(0, 7).Select(_ => _ear.Pause(comesSoon: true, longest: null).TotalSeconds));

    [Fact]
    public void It_waits_no_longer_than_it_is_told() =>
        Assert.Equal(0.5, _ear.Pause(comesSoon: false, longest: TimeSpan.FromSeconds(0.5)).TotalSeconds);

    [Fact]
    public void Who_left_is_not_called()
    {
        _ear.Dispose();
        _bell.Ring();

        Assert.False(_ear.Wait(comesSoon: false, longest: null, Now).IsCompleted);
    }

    public void Dispose() => _ear.Dispose();
}
