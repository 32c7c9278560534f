using Oqupie.Grains.Log;

namespace Oqupie.Grains.Tests.Log;

public sealed class LogPaceTests
{
    private readonly LogPace _pace = new();

    [Fact]
    public void One_looks_less_and_less_often_until_something_is_found()
    {
        Assert.Equal([2, 4, 8, 16, 30, 30], Enumerable.Range(0, 6).Select(_ => Next()));

        _pace.Found();

        Assert.Equal(2, Next());
    }

    [Fact]
    public void What_comes_soon_is_looked_for_in_a_moment() =>
        Assert.Equal([0.05, 0.1, 0.2, 0.4, 0.8, 1, 1], Enumerable.Range(0, 7).Select(_ => Next(comesSoon: true)));

    [Fact]
    public void It_is_no_longer_than_was_said() => Assert.Equal(0.5, Next(longest: TimeSpan.FromSeconds(0.5)));

    private double Next(bool comesSoon = false, TimeSpan? longest = null) => _pace.Next(comesSoon, longest).TotalSeconds;
}
