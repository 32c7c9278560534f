using System.Collections.Immutable;

namespace Oqupie.Contracts.Channels;

/// <summary>The kinds of channels that this server has. A stateless worker; the key is an account.</summary>
[Alias("oqupie.IChannelKindsGrain")]
public interface IChannelKindsGrain : IGrainWithStringKey
{
    /// <summary>In the order of their names.</summary>
    [Alias("All")]
    Task<ImmutableArray<ChannelKindInfo>> All();
}
