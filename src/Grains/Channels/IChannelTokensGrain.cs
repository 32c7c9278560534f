namespace Oqupie.Grains.Channels;

/// <summary>What the silo's own adapters tell of an account's channels. The same grain as <see cref="Contracts.Channels.IChannelsGrain"/>.</summary>
[Alias("oqupie.IChannelTokensGrain")]
internal interface IChannelTokensGrain : IGrainWithStringKey
{
    /// <summary>
    /// A provider has given another refresh token for the one before, which ends some day. Changes nothing where that one is not the stored one any more.
    /// </summary>
    [Alias("Renewed")]
    Task Renewed(string channel, string before, string after);
}
