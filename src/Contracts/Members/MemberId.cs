using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Oqupie.Contracts.Accounts;

namespace Oqupie.Contracts.Members;

/// <summary>A member of the staff.</summary>
[JsonConverter(typeof(TextJsonConverter<MemberId>))]
[GenerateSerializer, Immutable, Alias("oqupie.MemberId")]
public readonly record struct MemberId([property: Id(0)] AccountId Account, [property: Id(1)] string Local) : IParsable<MemberId>
{
    public static MemberId New(AccountId account) => new(account, LocalKey.New());

    /// <summary>From a grain key, which is one.</summary>
    public static MemberId Of(string key) => Parse(key, null);

    public static MemberId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not a member.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out MemberId result)
    {
        var valid = LocalKey.TrySplit(s, out var account, out var local);
        result = new(new(account), local ?? "");
        return valid;
    }

    public override string ToString() => $"{Account}/{Local}";
}
