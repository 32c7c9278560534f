namespace Oqupie.Contracts.Channels;

/// <summary>
/// Why a message became no part of a ticket, in the sentences in which journals keep it for ever, and by the codes for which a console has words of its own.
/// A sentence that is said no more stays here: old rows have it.
/// </summary>
public static class IntakeReasons
{
    public const string NoSender = "It does not say who sent it.";

    public const string NoSenderStays = "It does not say who sent it, so nobody could be answered: it stays held.";

    public const string Ours = "We sent this message ourselves.";

    public const string Nothing = "It says nothing that concerns a ticket.";

    public const string NeverCame = "What was taken back never came in.";

    public const string WrittenElsewhere = "We wrote this elsewhere, and it answers no ticket.";

    public const string BytesGone = "Its bytes are no longer there.";

    public const string Empty = "It is empty.";

    public const string NoMail = "It is no mail: it does not begin with headers.";

    public const string OwnError = "The server had an error of its own while reading this message.";

    /// <summary>The parser's word follows.</summary>
    public const string Unreadable = "Our parser could not read it";

    /// <summary>The other server's words follow.</summary>
    public const string NotGiven = "The server did not give it";

    private static readonly (string Start, string Code)[] Codes =
    [
        (NoSenderStays, "intake_no_sender"), (NoSender, "intake_no_sender"), (Ours, "intake_ours"), (Nothing, "intake_nothing"),
        (NeverCame, "intake_never_came"), (WrittenElsewhere, "intake_written_elsewhere"), (BytesGone, "intake_bytes_gone"), (Empty, "intake_empty"),
        (NoMail, "intake_no_mail"), (OwnError, "intake_own_error"), (Unreadable, "intake_unreadable"), (NotGiven, "intake_not_given"),
    ];

    /// <summary>Null for what another server or a provider says in words of its own.</summary>
    public static string? CodeOf(string? reason) =>
        reason is null ? null : Codes.FirstOrDefault(known => reason.StartsWith(known.Start, StringComparison.Ordinal)).Code;
}
