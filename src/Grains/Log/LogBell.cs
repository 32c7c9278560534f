using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Oqupie.Grains.Log;

/// <summary>This silo's bell. It is heard by the followers here at once, and by those on other silos through <see cref="LogBellRope"/>.</summary>
internal sealed class LogBell : ILogBell
{
    private readonly ConcurrentDictionary<object, Action> _ears = new();
    private readonly Channel<bool> _away = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Has something while other silos have not been told of what was appended here.</summary>
    public ChannelReader<bool> Away => _away.Reader;

    public void Ring()
    {
        RingHere();
        _away.Writer.TryWrite(true);
    }

    public void RingHere()
    {
        foreach (var (_, rung) in _ears)
        {
            rung();
        }
    }

    /// <param name="rung">Called on any thread; must not wait or throw.</param>
    public void Hear(object ear, Action rung) => _ears[ear] = rung;

    public void Leave(object ear) => _ears.TryRemove(ear, out _);
}
