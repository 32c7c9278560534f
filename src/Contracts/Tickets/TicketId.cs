using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using Oqupie.Contracts.Accounts;

namespace Oqupie.Contracts.Tickets;

/// <summary>One ticket. "acme/1042" as grain key, 1042 in addresses and JSON. No brand in it, so a ticket can move between brands.</summary>
[JsonConverter(typeof(TextJsonConverter<TicketId>))]
[GenerateSerializer, Immutable, Alias("oqupie.TicketId")]
public readonly record struct TicketId([property: Id(0)] AccountId Account, [property: Id(1)] long Number) : IParsable<TicketId>
{
    /// <summary>From a grain key, which is one.</summary>
    public static TicketId Of(string key) => Parse(key, null);

    public static TicketId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not a ticket.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out TicketId result)
    {
        result = default;

        if (!LocalKey.TrySplit(s, out var account, out var digits)
            || !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        result = new(new(account), number);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Account}/{Number}");
}
