using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Oqupie.Contracts.Accounts;

/// <summary>A tenant. Every grain key and every row begins with it; it is never in an address, it comes from who is asking.</summary>
[JsonConverter(typeof(TextJsonConverter<AccountId>))]
[GenerateSerializer, Immutable, Alias("oqupie.AccountId")]
public readonly record struct AccountId([property: Id(0)] string Value) : IParsable<AccountId>
{
    /// <summary>From a grain key, which is one.</summary>
    public static AccountId Of(string key) => Parse(key, null);

    public static AccountId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not an account.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out AccountId result)
    {
        result = new(s ?? "");
        return LocalKey.IsValid(s);
    }

    public override string ToString() => Value;
}
