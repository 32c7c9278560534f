using System.Diagnostics.CodeAnalysis;

namespace Oqupie.Contracts.Accounts;

/// <summary>A call that may be repeated: an account's, by one caller, under a key of the caller's own, all in one word.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.CallId")]
public readonly record struct CallId([property: Id(0)] AccountId Account, [property: Id(1)] string Local) : IParsable<CallId>
{
    /// <summary>From a grain key, which is one.</summary>
    public static CallId Of(string key) => Parse(key, null);

    public static CallId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not a call.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out CallId result)
    {
        var valid = LocalKey.TrySplit(s, out var account, out var local);
        result = new(new(account), local ?? "");
        return valid;
    }

    public override string ToString() => $"{Account}/{Local}";
}
