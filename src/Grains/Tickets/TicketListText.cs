using System.Globalization;
using Oqupie.Contracts;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Tickets;

/// <summary>What somebody typed to find tickets in a list (<see cref="TicketQuery.Text"/>): a number, the start of an address, or what may be both.</summary>
public static class TicketListText
{
    /// <summary>The ticket's number, also as people write it: "#1042". Null where it is none.</summary>
    public static long? NumberOf(string text) =>
        long.TryParse(text.AsSpan().StartsWith("#") ? text.AsSpan(1) : text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The form in which addresses are kept to be found by their start, and in which one looks.</summary>
    public static string AddressOf(string text) => EmailAddress.Readable(text).ToLowerInvariant();
}
