using Oqupie.Contracts.Channels;

namespace Oqupie.Grains.Channels;

internal sealed class RenewedTokens(IGrainFactory grains) : IRenewedTokens
{
    public Task Keep(MailOAuth used, string renewed) => used is { Channel: { } channel, RefreshToken: { } before }
        ? grains.GetGrain<IChannelTokensGrain>(channel.Account.Value).Renewed(channel.Local, before, renewed)
        : Task.CompletedTask;
}
