using Oqupie.Contracts.Channels;

namespace Oqupie.Grains.Channels;

/// <summary>Tries settings.</summary>
public interface ITriedChannel : IChannelAbility
{
    /// <summary>Goes the way a channel would go, step by step, and leaves nothing behind. Never throws for what a server does.</summary>
    Task<ChannelTest> Test(IChannelSettings settings, CancellationToken cancellationToken);
}
