using MimeKit;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Channels.Email;

/// <summary>Knows mail that no person wrote just now: it is recorded, never answered, and opens nothing again.</summary>
internal static class MachineMail
{
    private static readonly string[] Daemons = ["mailer-daemon", "postmaster", "mail-daemon", "maildaemon", "mdaemon"];

    private static readonly string[] NoReplies = ["noreply", "no-reply", "no_reply", "donotreply", "do-not-reply", "do_not_reply", "no.reply"];

    /// <summary>Null for a person's mail.</summary>
    public static IntakeFate? Of(MimeMessage message, MailHeaders headers)
    {
        if (Report(message) is { } report)
        {
            return report;
        }

        var sender = headers.From.Email;
        var local = sender[..Math.Max(0, sender.LastIndexOf('@'))].ToLowerInvariant();

        // RFC 5321 §4.5.5: what reports a failure has no return path.
        if (Daemons.Contains(local) && (NullReturnPath(headers) || Says(headers, "Auto-Submitted")))
        {
            return IntakeFate.Bounce;
        }

        return IsAutomatic(headers) || Array.Exists(NoReplies, name => local.StartsWith(name, StringComparison.Ordinal)) ? IntakeFate.AutoReply : null;
    }

    private static bool IsAutomatic(MailHeaders headers) =>
        Says(headers, "Auto-Submitted") // RFC 3834
        || headers.Text("Precedence")?.ToLowerInvariant() is "bulk" or "junk" or "list" or "auto_reply"
        || headers.Has("X-Autoreply") || headers.Has("X-Autorespond") || headers.Has("X-Auto-Reply") || headers.Has("X-Mail-Autoreply")
        || headers.Text("X-Auto-Response-Suppress")?.ToLowerInvariant() is "all" or "oof"
        || headers.Has("List-Id") || headers.Has("List-Unsubscribe") || headers.Has("List-Post") // RFC 2919, RFC 2369
        || NullReturnPath(headers);

    private static bool Says(MailHeaders headers, string field) =>
        headers.Text(field) is { Length: > 0 } said && !said.StartsWith("no", StringComparison.OrdinalIgnoreCase);

    private static bool NullReturnPath(MailHeaders headers) => headers.Text("Return-Path") is { } path && path.Replace(" ", "", StringComparison.Ordinal) is "<>";

    // RFC 3462, 3464 (delivery), 8098 (read), 5965 (complaint).
    private static IntakeFate? Report(MimeMessage message) => message.Body switch
    {
        MultipartReport { ReportType: { } type } when type.Equals("delivery-status", StringComparison.OrdinalIgnoreCase) => IntakeFate.Bounce,
        MultipartReport => IntakeFate.AutoReply,
        Multipart parts when parts.OfType<MessageDeliveryStatus>().Any() => IntakeFate.Bounce,
        _ => null,
    };
}
