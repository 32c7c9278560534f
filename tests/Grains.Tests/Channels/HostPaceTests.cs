using Microsoft.Extensions.Time.Testing;
using Oqupie.Grains.Channels;

namespace Oqupie.Grains.Tests.Channels;

public sealed class HostPaceTests
{
    private readonly FakeTimeProvider _clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Without_a_limit_nothing_waits()
    {
        var pace = new HostPace(_clock);

        Assert.All(Enumerable.Range(0, 100), _ => Assert.True(pace.Turn("mail.example", null, Cancellation).IsCompleted));
    }

    [Fact]
    public void Mails_to_one_server_leave_evenly_spread()
    {
        var pace = new HostPace(_clock);
        var turns = Enumerable.Range(0, 4).Select(_ => pace.Turn("mail.example", 30, Cancellation)).ToList();

        Assert.Equal([true, false, false, false], turns.Select(turn => turn.IsCompleted));
        _clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal([true, true, true, false], turns.Select(turn => turn.IsCompleted));
    }

    [Fact]
    public void Another_server_has_a_pace_of_its_own()
    {
        var pace = new HostPace(_clock);
        _ = pace.Turn("mail.example", 1, Cancellation);

        Assert.True(pace.Turn("mail.elsewhere.example", 1, Cancellation).IsCompleted);
    }

    [Fact]
    public void Time_in_which_nothing_left_is_not_made_up_for()
    {
        var pace = new HostPace(_clock);
        _ = pace.Turn("mail.example", 60, Cancellation);
        _clock.Advance(TimeSpan.FromHours(1));

        Assert.True(pace.Turn("mail.example", 60, Cancellation).IsCompleted);
        Assert.False(pace.Turn("mail.example", 60, Cancellation).IsCompleted);
    }
}
