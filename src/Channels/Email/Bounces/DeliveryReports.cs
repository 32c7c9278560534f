using MimeKit;
using Oqupie.Channels.Email.Characters;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Channels.Email;

namespace Oqupie.Channels.Email.Bounces;

/// <summary>Reads reports on mail of ours: those by the book (RFC 3464, RFC 5965) part by part, all others by <see cref="PlainBounces"/>.</summary>
internal static class DeliveryReports
{
    private const int LongestReason = 600;
    private const int MostRecipients = 3;

    /// <summary>Null for what is no report.</summary>
    /// <param name="message">The mail.</param>
    /// <param name="headers">Its headers.</param>
    /// <param name="text">What it says to a person.</param>
    /// <param name="own">Knows a Message-ID of ours.</param>
    public static MailReport? Of(MimeMessage message, MailHeaders headers, string text, Func<string, OwnMail?> own) =>
        (Complaint(message) ?? Standard(message, headers, text) ?? PlainBounces.Of(message, headers, text)) is { } report
        && ReturnedMail.Find(message, headers, text, own) is var mail
            ? report with { Ticket = mail?.Ticket, Outbox = mail?.Outbox }
            : null;

    /// <summary>One line of a server's words, short.</summary>
    public static string Said(string? words) => MailHeaders.Line(words, 300);

    public static string Reason(string? address, string? status, string? said)
    {
        var who = Said(address) is { Length: > 0 } one ? $"{one}: " : "";
        var code = status is null ? "" : $" ({status})";
        var whole = $"{who}{StatusWords.Of(status, said)}{code}. {Said(said)}".TrimEnd();
        return whole.Length <= LongestReason ? whole : whole[..LongestReason];
    }

    private static MailReport? Complaint(MimeMessage message) =>
        ReturnedMail.Parts(message).OfType<MessageFeedbackReport>().FirstOrDefault() is { } part
            ? new(MailReportKind.Complaint, $"A reader, or a reader's mail server, complained about the mail "
                + $"({Said(part.Fields["Feedback-Type"]) switch { { Length: > 0 } type => type, _ => "abuse" }}).")
            : null;

    /// <summary>A report of this kind, with the reason in the words of it.</summary>
    public static MailReport Worded(MailReportKind kind, string reason) => new(kind, kind switch
    {
        MailReportKind.Delivered => $"Delivered. {reason}".TrimEnd(),
        MailReportKind.Delayed => $"Delayed, the server goes on trying. {reason}",
        MailReportKind.Held => $"Held until somebody lets it through. {reason}",
        _ => reason,
    });

    private static MailReport? Standard(MimeMessage message, MailHeaders headers, string text)
    {
        if (ReturnedMail.Parts(message).OfType<MessageDeliveryStatus>().FirstOrDefault() is { } part)
        {
            // The first group is about the mail, each other about one recipient; some programs make one group of all.
            var outcomes = part.StatusGroups.Where(group => group.Contains("Action") || group.Contains("Status"))
                .Select(group => Recipient(group, text)).ToList();
            return outcomes.Count > 0 ? Worst(outcomes) : PlainBounces.Read(text, failed: null, headers.Subject);
        }

        return message.Body is MultipartReport { ReportType: { } type } && type.Equals("delivery-status", StringComparison.OrdinalIgnoreCase)
            ? PlainBounces.Read(text, failed: null, headers.Subject)
            : null;
    }

    private static MailReport Worst(List<MailReport> outcomes)
    {
        var worst = outcomes.Min(outcome => outcome.Kind);
        var reasons = outcomes.Where(outcome => outcome.Kind == worst).Select(outcome => outcome.Reason).Distinct(StringComparer.Ordinal).Take(MostRecipients);
        return new(worst, string.Join('\n', reasons));
    }

    private static MailReport Recipient(HeaderList group, string text)
    {
        var address = Value(group["Original-Recipient"]) ?? Value(group["Final-Recipient"]);
        var status = StatusWords.In(group["Status"]) ?? StatusWords.In(group["Diagnostic-Code"]);
        var action = group["Action"]?.Trim().ToLowerInvariant().Split(' ')[0];
        var kind = action switch
        {
            "delayed" => MailReportKind.Delayed,
            "delivered" or "relayed" or "expanded" => MailReportKind.Delivered,
            "failed" => MailReportKind.Failed,
            _ => status?[0] switch { '4' => MailReportKind.Delayed, '2' => MailReportKind.Delivered, _ => MailReportKind.Failed },
        };

        // Where the field for it says nothing, the part for people mostly does.
        var said = Value(group["Diagnostic-Code"]) is { Length: > 0 } code ? code : BounceReason.Telling(text);
        return kind is MailReportKind.Delivered ? new(kind, $"{Said(address)}: Delivered.") : Worded(kind, Reason(address, status, said));
    }

    // "rfc822; ada@example.com", "smtp; 550 5.1.1 no such user".
    private static string? Value(string? field) => field is null ? null : field[(field.IndexOf(';', StringComparison.Ordinal) + 1)..].Trim();
}
