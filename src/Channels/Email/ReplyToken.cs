using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Channels.Email;

/// <summary>The signed reply address: <c>support+oq.sy.3xk…@example.com</c> for ticket 1042 (sy in base 36). Who writes to it writes into the ticket.</summary>
internal static class ReplyToken
{
    private const string Purpose = "reply";
    private const string Mark = "oq.";

    // RFC 5321 §4.5.3.1.1.
    private const int LongestLocalPart = 64;

    /// <returns>The address as it is where the token would make it longer than a mail server must take.</returns>
    public static string Sign(string address, TicketId ticket, ReadOnlySpan<byte> key)
    {
        var at = address.LastIndexOf('@');
        var token = Token(ticket, key);

        return at > 0 && at + 1 + token.Length <= LongestLocalPart ? $"{address[..at]}+{token}{address[at..]}" : address;
    }

    /// <summary>The number of the ticket an address of ours names; null where it names none, or the signature is not ours for this account.</summary>
    public static long? Read(string address, AccountId account, ReadOnlySpan<byte> key)
    {
        var at = address.LastIndexOf('@');
        var local = MailSignature.Lower(at > 0 ? address[..at] : address);
        var mark = local.LastIndexOf(Mark, StringComparison.Ordinal);

        // After a separator, whichever the mail server uses for it, or alone, on a domain that is all ours.
        if (mark < 0 || (mark > 0 && local[mark - 1] is not ('+' or '-' or '=')))
        {
            return null;
        }

        var token = local[mark..];
        var digits = token[Mark.Length..].Split('.')[0];

        return MailSignature.Number(digits) is { } number && MailSignature.Same(Token(new(account, number), key), token) ? number : null;
    }

    private static string Token(TicketId ticket, ReadOnlySpan<byte> key)
    {
        var digits = MailSignature.Digits(ticket.Number);
        return $"{Mark}{digits}.{MailSignature.Of(key, Purpose, ticket.Account, digits)}";
    }
}
