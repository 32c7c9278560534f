using System.Diagnostics.CodeAnalysis;
using Oqupie.Contracts.Accounts;

namespace Oqupie.Contracts.Members;

/// <summary>"oq.acme.k1.SECRET": what a program sends as its bearer token. The secret is 256 random bits, base64url.</summary>
public readonly record struct ApiKeyText(AccountId Account, string Key, string Secret) : IParsable<ApiKeyText>
{
    private const string Prefix = "oq";

    public static ApiKeyText Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var text) ? text : throw new FormatException("That is no API key.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ApiKeyText result)
    {
        result = default;

        if (s is not { Length: <= 200 } || s.Split('.') is not [Prefix, var account, var key, { Length: > 0 } secret]
            || !LocalKey.IsValid(account) || !LocalKey.IsValid(key))
        {
            return false;
        }

        result = new(new(account), key, secret);
        return true;
    }

    public override string ToString() => $"{Prefix}.{Account}.{Key}.{Secret}";
}
