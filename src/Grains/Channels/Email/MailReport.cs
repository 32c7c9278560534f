namespace Oqupie.Grains.Channels.Email;

/// <summary>What a mail server says became of a mail of ours.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Reason">In plain words, with the server's own; may hold addresses.</param>
public sealed record MailReport(MailReportKind Kind, string Reason)
{
    /// <summary>The ticket whose reply it is about; null where nothing in the report is ours.</summary>
    public long? Ticket { get; init; }

    /// <summary>The outbox entry of that very reply.</summary>
    public string? Outbox { get; init; }
}

public enum MailReportKind
{
    /// <summary>It will not arrive.</summary>
    Failed = 1,

    /// <summary>It has not arrived yet; the server goes on trying.</summary>
    Delayed = 2,
    Delivered = 3,

    /// <summary>It arrived, and its reader called it spam (RFC 5965).</summary>
    Complaint = 4,

    /// <summary>Somebody has to let it through first.</summary>
    Held = 5,
}
