using Oqupie.Grains.Channels;

namespace Oqupie.Grains.Tests.Channels;

public sealed class BackOffTests
{
    [Theory]
    [InlineData(1, "00:01:00")]
    [InlineData(2, "00:03:00")]
    [InlineData(3, "00:09:00")]
    [InlineData(9, "04:00:00")]
    [InlineData(1000, "04:00:00")]
    public void Pauses_grow_up_to_four_hours(int attempt, string pause) =>
        Assert.Equal(TimeSpan.Parse(pause, null), BackOff.After(attempt, TimeSpan.FromMinutes(1)));

    [Theory]
    [InlineData("00:00:30", "00:01:00")]
    [InlineData("00:15:00", "00:15:00")]
    [InlineData("7.00:00:00", "1.00:00:00")]
    public void A_longer_pause_that_the_other_side_asks_for_is_kept_within_a_day(string asked, string pause) =>
        Assert.Equal(TimeSpan.Parse(pause, null), BackOff.After(1, TimeSpan.FromMinutes(1), TimeSpan.Parse(asked, null)));
}
