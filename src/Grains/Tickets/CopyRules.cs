using System.Collections.Immutable;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Tickets;

/// <summary>Who gets the replies beside the customer, and may write into the ticket. Pure.</summary>
internal static class CopyRules
{
    // Each reply goes to all of them.
    private const int Most = 50;

    /// <summary>Those in copy once a message is in: a person whom nobody disowns brings in whom they copy, a machine nobody.</summary>
    public static ImmutableArray<string> With(ImmutableArray<string> cc, InboundMessage message) =>
        message.Automatic || message.SenderCheck is SenderCheck.Unverified
            ? cc
            : [.. cc.Concat(message.Cc.Select(party => party.Email)).Distinct(StringComparer.OrdinalIgnoreCase).Take(Math.Max(Most, cc.Length))];

    /// <summary>Whether an address may bring others in: the customer's, or one in copy.</summary>
    public static bool TakesPart(TicketRow row, string address) =>
        row.Cc.Prepend(row.CustomerEmail).Contains(address, StringComparer.OrdinalIgnoreCase);
}
