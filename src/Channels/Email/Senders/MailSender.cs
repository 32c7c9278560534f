using MimeKit;
using Oqupie.Channels.Email.Bounces;
using Oqupie.Channels.Email.Characters;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;

namespace Oqupie.Channels.Email.Senders;

/// <summary>Who a mail is from, and what is known of that.</summary>
/// <param name="From">Whom to answer.</param>
/// <param name="Check">By what the channel's own mail server found.</param>
/// <param name="IsLookedInto">The channel's server looks into who senders are.</param>
internal sealed record MailSender(MailParty From, SenderCheck Check, bool IsLookedInto)
{
    /// <summary>From, but for a form: it writes as the site it is on and says whom to answer, and for that address no server speaks.</summary>
    public static MailSender Of(ChannelContext channel, MimeMessage message, MailHeaders headers)
    {
        var server = TrustedServer.Of(channel.Mail());
        var (check, heard) = AuthenticationResults.Of(message, headers.From.Email, headers.HasManySenders, server);
        var looksInto = heard || server is { LooksAtAll: true };
        var signed = headers.MailId is { } id && MailIds.Read(id, channel.Channel.Account, channel.MailKey) is not null;

        return !signed && Asker(channel, headers) is { } asker
            ? new(asker, check is SenderCheck.Verified ? SenderCheck.Unknown : check, looksInto)
            : new(headers.From, check, looksInto);
    }

    private static MailParty? Asker(ChannelContext channel, MailHeaders headers)
    {
        var (from, wanted) = (headers.From.Email, headers.Parties(HeaderId.ReplyTo));

        if (channel.IsOurs(from))
        {
            return wanted.FirstOrDefault(party => !channel.IsOurs(party.Email));
        }

        // Somebody else's form. Whoever sends many the same has one address for all of them, and it is nobody's question.
        return wanted is [var one]
            && MachineMail.IsNoReply(from) && !MachineMail.IsNoReply(one.Email) && !MachineMail.IsList(headers)
            && !string.Equals(Domain(from), Domain(one.Email), StringComparison.OrdinalIgnoreCase) && !channel.IsOurs(one.Email)
            ? one
            : null;
    }

    private static string Domain(string address) => address[(address.LastIndexOf('@') + 1)..];
}
