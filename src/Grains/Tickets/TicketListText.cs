using System.Globalization;
using System.Text;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Tickets;

/// <summary>What somebody typed to find tickets in a list (<see cref="TicketQuery.Text"/>): a number, the start of an address, or what may be both.</summary>
public static class TicketListText
{
    /// <summary>The ticket's number, also as people write and copy it: "#1042", "[#1042]", "＃１０４２". Null where it is none.</summary>
    public static long? NumberOf(string text)
    {
        var plain = text.Normalize(NormalizationForm.FormKC).AsSpan(); // What is wide becomes narrow.

        if (plain is ['[', .., ']'])
        {
            plain = plain[1..^1];
        }

        return long.TryParse(plain.Trim().TrimStart('#').Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>The form in which addresses are kept to be found by their start, and in which one looks.</summary>
    public static string AddressOf(string text) => text.ToLowerInvariant();
}
