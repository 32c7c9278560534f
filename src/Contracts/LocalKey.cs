using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Oqupie.Contracts;

/// <summary>The part of an id after the account: 1 to 40 of <c>a-z 0-9 -</c>. Ids are opaque and never change.</summary>
public static class LocalKey
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>A fresh one: ten characters, 50 random bits, so two of one account do not meet.</summary>
    public static string New() => RandomNumberGenerator.GetString(Alphabet, 10);

    /// <summary>
    /// A fresh one that sorts by when it was made, for rows that come by the thousand: an index then grows at its end instead of everywhere. 45 bits of
    /// milliseconds since 1970 and 35 random ones.
    /// </summary>
    public static string InOrder(DateTimeOffset now) => string.Create(16, now.ToUnixTimeMilliseconds(), (key, time) =>
    {
        for (var i = 8; i >= 0; i--, time >>= 5)
        {
            key[i] = Alphabet[(int)(time & 31)];
        }

        RandomNumberGenerator.GetItems(Alphabet, key[9..]);
    });

    public static bool IsValid([NotNullWhen(true)] string? text)
    {
        if (text is not { Length: > 0 and <= 40 })
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c is not '-')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Parts "acme/b7k2". False for anything that is not exactly an account and a local key.</summary>
    public static bool TrySplit(string? text, out string account, [NotNullWhen(true)] out string? local)
    {
        var slash = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        account = slash > 0 ? text![..slash] : "";
        local = slash > 0 ? text![(slash + 1)..] : null;
        return IsValid(account) && IsValid(local);
    }
}
