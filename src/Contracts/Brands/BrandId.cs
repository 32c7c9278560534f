using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Oqupie.Contracts.Accounts;

namespace Oqupie.Contracts.Brands;

/// <summary>A brand. "acme/b7k2" as grain key, "b7k2" in addresses and JSON.</summary>
[JsonConverter(typeof(TextJsonConverter<BrandId>))]
[GenerateSerializer, Immutable, Alias("oqupie.BrandId")]
public readonly record struct BrandId([property: Id(0)] AccountId Account, [property: Id(1)] string Local) : IParsable<BrandId>
{
    public static BrandId New(AccountId account) => new(account, LocalKey.New());

    /// <summary>From a grain key, which is one.</summary>
    public static BrandId Of(string key) => Parse(key, null);

    public static BrandId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not a brand.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out BrandId result)
    {
        var valid = LocalKey.TrySplit(s, out var account, out var local);
        result = new(new(account), local ?? "");
        return valid;
    }

    public override string ToString() => $"{Account}/{Local}";
}
