using System.Collections.Immutable;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.CannedResponses;

/// <summary>What a ticket's form says, as a customer reads it: options by their labels. Pure.</summary>
internal static class CannedFields
{
    public static ImmutableDictionary<string, string> Of(TicketView ticket) =>
        (ticket.Fields ?? ImmutableDictionary<string, FieldValue>.Empty).ToImmutableDictionary(
            one => one.Key,
            one => string.Join(", ", one.Value.Values.Select(value => LabelOf(ticket, one.Key, value))),
            StringComparer.Ordinal);

    private static string LabelOf(TicketView ticket, string key, string value) =>
        ticket.Form?.FirstOrDefault(field => field.Key == key)?.Options.FirstOrDefault(option => option.Value == value)?.Label ?? value;
}
