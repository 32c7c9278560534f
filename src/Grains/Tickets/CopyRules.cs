using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Tickets;

/// <summary>Who gets the replies beside the customer, and may write into the ticket. Pure.</summary>
public static class CopyRules
{
    // Each reply goes to all of them.
    private const int Most = 50;

    /// <summary>
    /// Who gets a reply beside the customer: whom the writer names, else those in copy on the ticket. Each once, the customer not again, our own
    /// channels never.
    /// </summary>
    /// <param name="ours">Those of the wished and the ticket's addresses that are our own channels'.</param>
    internal static Outcome<Copies> Of(Ticket ticket, ReplyWish wish, ImmutableArray<string> ours)
    {
        ImmutableArray<string> bcc = wish.Bcc.IsDefault ? [] : [.. wish.Bcc.Select(EmailAddress.Readable)];
        ImmutableArray<string>? cc = wish.Cc is { } named ? [.. named.Select(EmailAddress.Readable)] : null;

        if ((Check(cc ?? [], ours, "cc") ?? Check(bcc, ours, "bcc")) is { } refusal)
        {
            return refusal;
        }

        var copied = Once(cc ?? ticket.Row.Cc.RemoveAll(ours.Contains), ticket.IsCustomer);
        var blind = Once(bcc, address => ticket.IsCustomer(address) || copied.Contains(address, StringComparer.OrdinalIgnoreCase));
        return new Copies(copied, blind);
    }

    /// <summary>
    /// Whom mails have added once a message is in: who takes part and is vouched for adds those it went to as well, a machine nobody. None of them gets a
    /// reply by that.
    /// </summary>
    /// <param name="row">The ticket's; one without a version yet is opened by the message, and whoever opens it takes part.</param>
    public static ImmutableArray<Addition> With(TicketRow row, InboundMessage message)
    {
        var opens = row.Version <= 1;

        if (message.Automatic || message.Others.IsDefaultOrEmpty || message.SenderCheck is SenderCheck.Unverified
            || !(opens || (message.Vouched && TakesPart(row, message.From.Email))))
        {
            return row.Additions;
        }

        var known = row.Additions.Select(added => added.Email).Concat(row.Cc).Append(row.CustomerEmail).Append(message.From.Email)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var free = Math.Max(0, Most - row.Additions.Length);
        return [.. row.Additions, .. message.Others.Where(known.Add).Take(free).Select(address => new Addition(address, message.From.Email))];
    }

    /// <summary>Whom mails have added once a reply has left: without those it went to in copy, and with those that its writer declines.</summary>
    internal static ImmutableArray<Addition> After(TicketRow row, ReplyWish wish, Copies copies) =>
    [
        .. row.Additions.Where(added => !Contain(copies.Cc, added.Email))
            .Select(added => !wish.Declined.IsDefault && Contain(wish.Declined, added.Email) ? added with { Declined = true } : added),
    ];

    /// <summary>Whether an address is the customer's, one in copy, or one that a mail has added.</summary>
    public static bool TakesPart(TicketRow row, string address) => Contain(Participants(row), address);

    /// <summary>The customer's address, those in copy, and those that mails have added.</summary>
    public static ImmutableArray<string> Participants(TicketRow row) => Participants(row.CustomerEmail, row.Cc, row.Additions);

    public static ImmutableArray<string> Participants(string customer, ImmutableArray<string> cc, ImmutableArray<Addition> additions) =>
    [
        .. cc.Prepend(customer).Concat(additions.Where(added => !added.Declined).Select(added => added.Email)).Where(address => address.Length > 0)
            .Select(EmailAddress.Key).Distinct(StringComparer.Ordinal),
    ];

    private static bool Contain(ImmutableArray<string> addresses, string address) => addresses.Contains(address, StringComparer.OrdinalIgnoreCase);

    internal static Refusal? Check(ImmutableArray<string> wished, ImmutableArray<string> ours, string field)
    {
        if (wished.Length > Most)
        {
            return Refusal.Invalid($"At most {Most} addresses.", field, "too_many_addresses").With("most", Most);
        }

        if (wished.FirstOrDefault(address => !EmailAddress.IsValid(address)) is { } bad)
        {
            return Refusal.Invalid($"'{Short(bad)}' is no e-mail address.", field, "bad_address").With("address", Short(bad));
        }

        return wished.FirstOrDefault(ours.Contains) is { } own
            ? Refusal.Invalid($"{own} is an address of this server. A copy to it would come back as a ticket.", field, "own_address").With("address", own)
            : null;
    }

    private static ImmutableArray<string> Once(ImmutableArray<string> addresses, Func<string, bool> left) =>
        [.. addresses.Where(address => !left(address)).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static string Short(string text) => text.Length <= 100 ? text : text[..100];
}
