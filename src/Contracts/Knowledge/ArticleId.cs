using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Oqupie.Contracts.Accounts;

namespace Oqupie.Contracts.Knowledge;

/// <summary>An article of the knowledge base. "acme/k3x9" in stores, "k3x9" in addresses and JSON. It stays the same wherever the article is moved.</summary>
[JsonConverter(typeof(TextJsonConverter<ArticleId>))]
[GenerateSerializer, Immutable, Alias("oqupie.ArticleId")]
public readonly record struct ArticleId([property: Id(0)] AccountId Account, [property: Id(1)] string Local) : IParsable<ArticleId>
{
    public static ArticleId New(AccountId account) => new(account, LocalKey.New());

    /// <summary>From a text that is one.</summary>
    public static ArticleId Of(string key) => Parse(key, null);

    public static ArticleId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not an article.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ArticleId result)
    {
        var valid = LocalKey.TrySplit(s, out var account, out var local);
        result = new(new(account), local ?? "");
        return valid;
    }

    public override string ToString() => $"{Account}/{Local}";
}
