using MimeKit;
using Oqupie.Channels.Email.Characters;
using Oqupie.Grains.Channels.Email;

namespace Oqupie.Channels.Email.Bounces;

/// <summary>
/// Reports that follow no standard: qmail, Exim, old Exchange and Gmail, KDDI, a Postfix whose parts were lost. Known by who wrote them, by what they say
/// first, and by the mail they bring back; never by one of these alone, for a person may speak of such things, too.
/// </summary>
internal static class PlainBounces
{
    private const int LongestOpening = 3_000;

    public static MailReport? Of(MimeMessage message, MailHeaders headers, string text)
    {
        var failed = headers.Text("X-Failed-Recipients");
        return failed is { Length: > 0 } || IsReport(message, headers, text) ? Read(text, failed, headers.Subject) : null;
    }

    /// <summary>What a person is told: the first line with a code in it says why, or else the one that says most.</summary>
    public static MailReport Read(string text, string? failed = null, string subject = "")
    {
        var own = BounceReason.OwnWords(text[..Math.Min(text.Length, LongestOpening * 4)]);
        var (status, said) = BounceReason.In(text);
        var kind = BounceKind.Of(subject, own[..Math.Min(own.Length, LongestOpening)], status ?? CodeOf(said));
        var reason = kind is MailReportKind.Delivered or MailReportKind.Held
            ? DeliveryReports.Said(BounceKind.SaidBy(kind, own) ?? said)
            : DeliveryReports.Reason(failed, status, said);
        return DeliveryReports.Worded(kind, reason);
    }

    private static bool IsReport(MimeMessage message, MailHeaders headers, string text)
    {
        var opening = BounceReason.OwnWords(text[..Math.Min(text.Length, LongestOpening)]);
        var named = BounceWords.InSubject(headers.Subject);
        var worded = BounceWords.InOpening(opening);
        var returned = ReturnedMail.Parts(message).Any(part => part is MessagePart || part.ContentType.IsMimeType("text", "rfc822-headers"));
        var coded = BounceReason.In(text) is var (status, said) && (status is ['4' or '5', ..] || CodeOf(said) is not null);
        var silent = Daemons.HasNoReturn(headers);
        var byItself = MachineMail.IsAutoSubmitted(headers) || message.Body is MultipartReport || headers.Has("X-MLServer");

        return Daemons.Is(headers) ? silent || byItself || named || worded || coded || returned
            : Daemons.IsPostmaster(headers) ? (named && (worded || silent || byItself || coded || returned))
                || (worded && (silent || byItself || returned || (coded && Daemons.IsNameless(headers)))) || (silent && (coded || returned))
            : silent ? worded || (named && (coded || returned)) || (coded && returned)
            : (named && worded && (MachineMail.IsNoReply(headers.From.Email) || byItself)) || (byItself && returned && (named || worded));
    }

    // "550 no such user here" has no enhanced code, and says all the same whether it is final.
    private static string? CodeOf(string? said) => said?.TrimStart('<', '>', ':', '#', ' ') is ['4' or '5', var second, var third, ' ' or '-', ..] line
        && char.IsAsciiDigit(second) && char.IsAsciiDigit(third) ? line[..3] : null;
}
