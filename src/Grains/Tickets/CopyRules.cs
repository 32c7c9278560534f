using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Tickets;

/// <summary>Who gets the replies beside the customer, and may write into the ticket. Pure.</summary>
internal static class CopyRules
{
    // Each reply goes to all of them.
    private const int Most = 50;

    /// <summary>
    /// Who gets a reply beside the customer: whom the writer names, else those in copy on the ticket. Each once, the customer not again, our own
    /// channels never.
    /// </summary>
    /// <param name="ours">Those of the wished and the ticket's addresses that are our own channels'.</param>
    public static Outcome<Copies> Of(Ticket ticket, ReplyWish wish, ImmutableArray<string> ours)
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

    /// <summary>Those in copy once a message is in: a person whom nobody disowns brings in whom they copy, a machine nobody.</summary>
    public static ImmutableArray<string> With(ImmutableArray<string> cc, InboundMessage message) =>
        message.Automatic || message.SenderCheck is SenderCheck.Unverified
            ? cc
            : [.. cc.Concat(message.Cc.Select(party => party.Email)).Distinct(StringComparer.OrdinalIgnoreCase).Take(Math.Max(Most, cc.Length))];

    /// <summary>Whether an address may bring others in: the customer's, or one in copy.</summary>
    public static bool TakesPart(TicketRow row, string address) =>
        row.Cc.Prepend(row.CustomerEmail).Contains(address, StringComparer.OrdinalIgnoreCase);

    private static Refusal? Check(ImmutableArray<string> wished, ImmutableArray<string> ours, string field)
    {
        if (wished.Length > Most)
        {
            return Refusal.Invalid($"At most {Most} addresses.", field);
        }

        if (wished.FirstOrDefault(address => !EmailAddress.IsValid(address)) is { } bad)
        {
            return Refusal.Invalid($"'{Short(bad)}' is no e-mail address.", field);
        }

        return wished.FirstOrDefault(ours.Contains) is { } own
            ? Refusal.Invalid($"{own} is an address of this server. A copy to it would come back as a ticket.", field)
            : null;
    }

    private static ImmutableArray<string> Once(ImmutableArray<string> addresses, Func<string, bool> left) =>
        [.. addresses.Where(address => !left(address)).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static string Short(string text) => text.Length <= 100 ? text : text[..100];
}
