using System.Diagnostics.CodeAnalysis;
using Oqupie.Contracts.Accounts;

namespace Oqupie.Contracts.Members;

/// <summary>"acme.m1.SECRET": what an invitation's link carries. The secret is 160 random bits, base64url.</summary>
public readonly record struct InvitationToken(AccountId Account, string Member, string Secret) : IParsable<InvitationToken>
{
    public static InvitationToken Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var token) ? token : throw new FormatException("That is no invitation.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out InvitationToken result)
    {
        result = default;

        if (s is not { Length: <= 200 } || s.Split('.') is not [var account, var member, { Length: > 0 } secret]
            || !LocalKey.IsValid(account) || !LocalKey.IsValid(member))
        {
            return false;
        }

        result = new(new(account), member, secret);
        return true;
    }

    public override string ToString() => $"{Account}.{Member}.{Secret}";
}
