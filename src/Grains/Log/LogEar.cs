using System.Threading.Channels;

namespace Oqupie.Grains.Log;

/// <summary>Waits for the log to grow: for the bell, and, as a reserve, for a while.</summary>
internal sealed class LogEar : IDisposable
{
    private readonly Channel<bool> _rung = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly LogPace _pace = new();
    private readonly LogBell _bell;
    private readonly TimeProvider _clock;

    public LogEar(LogBell bell, TimeProvider clock)
    {
        (_bell, _clock) = (bell, clock);
        bell.Hear(this, () => _rung.Writer.TryWrite(true));
    }

    /// <summary>What was read was not nothing.</summary>
    public void Found() => _pace.Found();

    /// <param name="comesSoon">As the last page said.</param>
    /// <param name="cancellationToken">Ends it by throwing.</param>
    public async Task Wait(bool comesSoon, CancellationToken cancellationToken)
    {
        using var awake = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var rung = _rung.Reader.WaitToReadAsync(awake.Token).AsTask();
        await Task.WhenAny(rung, Task.Delay(_pace.Next(comesSoon, longest: null), _clock, awake.Token));
        await awake.CancelAsync();

        if (_rung.Reader.TryRead(out _))
        {
            _pace.Found();
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    public void Dispose() => _bell.Leave(this);
}
