using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Oqupie.Contracts.Accounts;

namespace Oqupie.Channels.Email;

/// <summary>
/// What proves that an address or a Message-ID was made by us: the first 80 bits of an HMAC-SHA256, as 16 characters of base32 in lower case,
/// because mail servers change the case of addresses. Its form is part of mails in other people's mailboxes and never changes.
/// </summary>
internal static class MailSignature
{
    private const string Base32 = "abcdefghijklmnopqrstuvwxyz234567";
    private const string Base36 = "0123456789abcdefghijklmnopqrstuvwxyz";
    private const int Bytes = 10;

    /// <param name="key">The account's mail key.</param>
    /// <param name="purpose">Keeps one kind of signature from passing as another.</param>
    /// <param name="account">Whose.</param>
    /// <param name="what">What is signed; without control characters.</param>
    public static string Of(ReadOnlySpan<byte> key, string purpose, AccountId account, string what)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"oqupie\n{purpose}\n{account}\n{what}"), hash);

        // 80 bits are 16 digits of 5 bits without a rest.
        return string.Create(Bytes * 8 / 5, hash[..Bytes].ToArray(), static (text, bytes) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                var bit = i * 5;
                var two = (bytes[bit / 8] << 8) | (bit / 8 + 1 < bytes.Length ? bytes[bit / 8 + 1] : 0);
                text[i] = Base32[(two >> (11 - bit % 8)) & 31];
            }
        });
    }

    /// <summary>Takes as long for a near miss as for a far one.</summary>
    public static bool Same(string expected, string given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given));

    public static string Digits(long number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        Span<char> digits = stackalloc char[13];
        var at = digits.Length;

        do
        {
            digits[--at] = Base36[(int)(number % 36)];
            number /= 36;
        }
        while (number > 0);

        return new(digits[at..]);
    }

    /// <summary>Null for what <see cref="Digits"/> never makes.</summary>
    public static long? Number(string digits)
    {
        var number = (Int128)0;

        foreach (var c in digits)
        {
            number = number * 36 + Base36.IndexOf(c, StringComparison.Ordinal);

            if (!Base36.Contains(c, StringComparison.Ordinal) || number > long.MaxValue)
            {
                return null;
            }
        }

        return digits.Length > 0 && string.Equals(Digits((long)number), digits, StringComparison.Ordinal) ? (long)number : null;
    }

    public static string Lower(string text) => text.ToLower(CultureInfo.InvariantCulture);
}
