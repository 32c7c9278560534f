using System.Collections.Immutable;
using Microsoft.AspNetCore.DataProtection;
using Oqupie.Contracts.Channels;

namespace Oqupie.Grains.Channels;

/// <summary>
/// Encrypts what is secret in a channel's settings, and puts it back for the silo's own use. Which settings those are is the kind's business.
/// </summary>
internal sealed class ChannelSecrets(IDataProtectionProvider protection, ChannelKinds kinds)
{
    private readonly IDataProtector _protector = protection.CreateProtector("oqupie.channel-passwords");

    public ChannelRecord Close(ChannelInfo channel)
    {
        var (shown, secrets) = kinds.The<IChannelKind>(channel.Kind).TakeSecrets(channel.Settings);
        return ChannelRecord.Of(
            channel with { Settings = shown },
            secrets.ToImmutableDictionary(secret => secret.Key, secret => _protector.Protect(secret.Value), StringComparer.Ordinal));
    }

    public IChannelSettings Open(ChannelRecord record, ChannelId channel) =>
        kinds.The<IChannelKind>(record.Info.Kind).PutSecrets(record.Info.Settings, Unsealed(record), channel);

    /// <summary>The settings with one secret in the place of another; null where that other one is not among them any more.</summary>
    public IChannelSettings? Renewed(ChannelRecord record, ChannelId channel, string before, string after)
    {
        var secrets = Unsealed(record);
        return secrets.FirstOrDefault(secret => secret.Value == before).Key is { } name
            ? kinds.The<IChannelKind>(record.Info.Kind).PutSecrets(record.Info.Settings, secrets.SetItem(name, after), channel)
            : null;
    }

    private ImmutableDictionary<string, string> Unsealed(ChannelRecord record) =>
        record.Secrets.ToImmutableDictionary(secret => secret.Key, secret => _protector.Unprotect(secret.Value), StringComparer.Ordinal);
}
