using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Channels.Email;

/// <summary>
/// Our own Message-IDs, <c>oq.sy.k3m9….3xk…@example.com</c>: made from the outbox entry, so the same at each attempt, and known again by their signature.
/// </summary>
internal static class MailIds
{
    private const string Purpose = "message";
    private const string Mark = "oq";
    private const string ForwardPurpose = "forward";
    private const string ForwardMark = "of";

    /// <param name="ticket">The ticket it is of.</param>
    /// <param name="outbox">The entry's id; local to the account.</param>
    /// <param name="address">The sender's, for its domain.</param>
    /// <param name="key">The account's mail key.</param>
    /// <param name="forward">It goes to people outside, whose answers are not the customer's.</param>
    /// <returns>Without angle brackets.</returns>
    public static string Make(TicketId ticket, string outbox, string address, ReadOnlySpan<byte> key, bool forward = false)
    {
        var local = Local(new(ticket.Number, outbox) { Forward = forward }, ticket.Account, key);
        var domain = address[(address.LastIndexOf('@') + 1)..];
        return $"{local}@{(domain.Length > 0 ? MailSignature.Lower(domain) : "localhost")}";
    }

    /// <summary>What an id of ours says; null for anybody else's, another account's, and forged ones.</summary>
    public static OwnMail? Read(string mailId, AccountId account, ReadOnlySpan<byte> key)
    {
        var at = mailId.IndexOf('@', StringComparison.Ordinal);
        var local = MailSignature.Lower(at > 0 ? mailId[..at] : mailId);

        return local.Split('.') is [(Mark or ForwardMark) and var mark, var digits, var outbox, _]
            && MailSignature.Number(digits) is { } number
            && LocalKey.IsValid(outbox)
            && new OwnMail(number, outbox) { Forward = mark is ForwardMark } is var own
            && MailSignature.Same(Local(own, account, key), local)
            ? own
            : null;
    }

    private static string Local(OwnMail mail, AccountId account, ReadOnlySpan<byte> key)
    {
        var what = $"{MailSignature.Digits(mail.Ticket)}.{mail.Outbox}";
        return mail.Forward
            ? $"{ForwardMark}.{what}.{MailSignature.Of(key, ForwardPurpose, account, what)}"
            : $"{Mark}.{what}.{MailSignature.Of(key, Purpose, account, what)}";
    }
}

/// <param name="Ticket">Its number.</param>
/// <param name="Outbox">The entry it was sent for.</param>
internal sealed record OwnMail(long Ticket, string Outbox)
{
    /// <summary>It went to people outside.</summary>
    public bool Forward { get; init; }
}
