using System.Threading.Channels;

namespace Oqupie.Grains.Log;

/// <summary>Waits for the log to grow: for the bell, and, as a reserve, for a while that grows as long as nothing happens.</summary>
internal sealed class LogEar : IDisposable
{
    private static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LastLook = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FirstMoment = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LastMoment = TimeSpan.FromSeconds(1);

    private readonly Channel<bool> _rung = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly LogBell _bell;
    private readonly TimeProvider _clock;
    private TimeSpan _look = FirstLook;
    private TimeSpan _moment = FirstMoment;

    public LogEar(LogBell bell, TimeProvider clock)
    {
        (_bell, _clock) = (bell, clock);
        bell.Hear(this, Ring);
    }

    /// <summary>There is something to look at; not only the bell says so.</summary>
    public void Ring() => _rung.Writer.TryWrite(true);

    /// <summary>What was read was not nothing.</summary>
    public void Found() => (_look, _moment) = (FirstLook, FirstMoment);

    /// <param name="comesSoon">As the last page said.</param>
    /// <param name="longest">No longer than this, if it is said.</param>
    /// <param name="cancellationToken">Ends it by throwing.</param>
    public async Task Wait(bool comesSoon, TimeSpan? longest, CancellationToken cancellationToken)
    {
        using var awake = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var rung = _rung.Reader.WaitToReadAsync(awake.Token).AsTask();
        await Task.WhenAny(rung, Task.Delay(Pause(comesSoon, longest), _clock, awake.Token));
        await awake.CancelAsync();

        if (_rung.Reader.TryRead(out _))
        {
            Found();
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>The next wait without the bell; the one after it is longer.</summary>
    public TimeSpan Pause(bool comesSoon, TimeSpan? longest)
    {
        var pause = comesSoon ? Grow(ref _moment, LastMoment) : Grow(ref _look, LastLook);
        return longest < pause ? longest.Value : pause;
    }

    public void Dispose() => _bell.Leave(this);

    private static TimeSpan Grow(ref TimeSpan pause, TimeSpan last)
    {
        var now = pause;
        pause = pause * 2 < last ? pause * 2 : last;
        return now;
    }
}
