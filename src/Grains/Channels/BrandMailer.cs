using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Channels;
using Oqupie.Grains.Members;
using Oqupie.Grains.Tickets;

namespace Oqupie.Grains.Channels;

/// <summary>Mails customers as their brand, where it has a channel that sends, else as the server.</summary>
internal sealed class BrandMailer(ChannelCache channels, IEnumerable<IMailingChannel> mailing, ISystemMail system) : IBrandMail
{
    public async Task<bool> Send(BrandId brand, BrandMail mail, CancellationToken cancellationToken)
    {
        var way = await channels.MailWay(brand.Account, brand.Local, channel: null, cancellationToken);
        var context = way is { Sends: true } ? await channels.Of(new ChannelId(brand.Account, way.Channel)) : null;
        var sender = mailing.FirstOrDefault(one => one.Kind == context?.Kind);

        return sender is not null
            ? await sender.Mail(context!, mail, cancellationToken)
            : await system.Send("", mail.Address, mail.Subject, mail.Text, html: null, cancellationToken);
    }
}
