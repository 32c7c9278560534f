using Oqupie.Grains.Tickets;

namespace Oqupie.Grains.Channels;

/// <summary>Sends mails that belong to no ticket, from the channel's own address.</summary>
public interface IMailingChannel : IChannelAbility
{
    /// <summary>One attempt. Never throws for what a server does; false where it did not take the mail.</summary>
    Task<bool> Mail(ChannelContext channel, BrandMail mail, CancellationToken cancellationToken);
}
