namespace Oqupie.Grains.Channels;

/// <summary>A channel cannot do its work now, for a reason a person can read.</summary>
public sealed class ChannelFailedException(string reason, Exception? inner = null) : Exception(reason, inner)
{
    /// <summary>The other side wants to be left alone for so long; null where it does not say.</summary>
    public TimeSpan? Pause { get; init; }
}
