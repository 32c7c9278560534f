using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Oqupie.Contracts.Accounts;

namespace Oqupie.Contracts.Customers;

/// <summary>Who asks. Stands in events instead of a name or an address, so that erasing a person leaves the log whole.</summary>
[JsonConverter(typeof(TextJsonConverter<CustomerId>))]
[GenerateSerializer, Immutable, Alias("oqupie.CustomerId")]
public readonly record struct CustomerId([property: Id(0)] AccountId Account, [property: Id(1)] string Local) : IParsable<CustomerId>
{
    public static CustomerId New(AccountId account) => new(account, LocalKey.New());

    /// <summary>From a grain key, which is one.</summary>
    public static CustomerId Of(string key) => Parse(key, null);

    public static CustomerId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not a customer.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out CustomerId result)
    {
        var valid = LocalKey.TrySplit(s, out var account, out var local);
        result = new(new(account), local ?? "");
        return valid;
    }

    public override string ToString() => $"{Account}/{Local}";
}
