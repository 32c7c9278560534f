using Oqupie.Contracts.Channels;
using Oqupie.Grains.Channels;

namespace Oqupie.Channels.Email;

internal static class MailSettings
{
    /// <summary>The settings of an e-mail channel, which is what e-mail works for.</summary>
    public static EmailSettings Mail(this ChannelContext channel) => (EmailSettings)channel.Settings;
}
