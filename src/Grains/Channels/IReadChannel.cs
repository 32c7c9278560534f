using Oqupie.Contracts.Channels;

namespace Oqupie.Grains.Channels;

/// <summary>Understands what came in.</summary>
public interface IReadChannel : IChannelAbility
{
    /// <summary>
    /// Looks into a raw item from the blob store. Never throws for what is in it: what no parser can read has a <see cref="ReadItem.Failure"/>.
    /// </summary>
    Task<ReadItem> Read(ChannelContext channel, RawMessage raw, CancellationToken cancellationToken);
}
