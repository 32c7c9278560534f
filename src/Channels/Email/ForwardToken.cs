using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets.Forwarding;

namespace Oqupie.Channels.Email;

/// <summary>
/// The signed address that people outside answer a forward to: <c>support+of.sy.7.3xk…@example.com</c> for item 7 of ticket 1042. Unlike
/// <see cref="ReplyToken"/> it lets nobody into the ticket.
/// </summary>
internal static class ForwardToken
{
    private const string Purpose = "forward-reply";
    private const string Mark = "of.";

    // RFC 5321 §4.5.3.1.1.
    private const int LongestLocalPart = 64;

    /// <returns>The address as it is where the token would make it longer than a mail server must take.</returns>
    public static string Sign(string address, TicketId ticket, long item, ReadOnlySpan<byte> key)
    {
        var at = address.LastIndexOf('@');
        var token = Token(ticket, item, key);

        return at > 0 && at + 1 + token.Length <= LongestLocalPart ? $"{address[..at]}+{token}{address[at..]}" : address;
    }

    /// <summary>The forward that an address of ours names; null where it names none, or the signature is not ours for this account.</summary>
    public static ForwardMark? Read(string address, AccountId account, ReadOnlySpan<byte> key)
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

        return token[Mark.Length..].Split('.') is [var digits, var version, _]
            && MailSignature.Number(digits) is { } number
            && MailSignature.Number(version) is { } item
            && MailSignature.Same(Token(new(account, number), item, key), token)
                ? new() { Ticket = number, Item = item }
                : null;
    }

    private static string Token(TicketId ticket, long item, ReadOnlySpan<byte> key)
    {
        var what = $"{MailSignature.Digits(ticket.Number)}.{MailSignature.Digits(item)}";
        return $"{Mark}{what}.{MailSignature.Of(key, Purpose, ticket.Account, what)}";
    }
}
