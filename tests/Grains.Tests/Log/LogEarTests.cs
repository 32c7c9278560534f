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

        await _ear.Wait(comesSoon: false, Now);
        var waiting = _ear.Wait(comesSoon: false, Now);
        Assert.False(waiting.IsCompleted);
        _bell.Ring();

        await waiting;
    }

    [Fact]
    public void Who_left_is_not_called()
    {
        _ear.Dispose();
        _bell.Ring();

        Assert.False(_ear.Wait(comesSoon: false, Now).IsCompleted);
    }

    public void Dispose() => _ear.Dispose();
}
