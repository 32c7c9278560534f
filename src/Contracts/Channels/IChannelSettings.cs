namespace Oqupie.Contracts.Channels;

/// <summary>How a channel reaches the other side: <see cref="EmailSettings"/>, or the <see cref="FormSettings"/> of a kind that describes itself.</summary>
public interface IChannelSettings
{
    /// <summary>The e-mail address that is the channel's own, so that nobody takes it for a customer's; null where it has none.</summary>
    string? OwnAddress { get; }

    /// <summary>After so many days the raw bytes of what came in are deleted; null keeps them.</summary>
    int? KeepRawDays { get; }
}
