using System.Security.Cryptography;
using System.Text;

namespace Oqupie.Channels.Line;

/// <summary>LINE signs the bytes of a call with the channel secret: <c>x-line-signature</c> is Base64 of their HMAC-SHA256. Pure.</summary>
internal static class LineSignature
{
    public const string Header = "x-line-signature";

    public static bool IsGenuine(string secret, ReadOnlySpan<byte> body, string? signature)
    {
        Span<byte> given = stackalloc byte[SHA256.HashSizeInBytes];

        // Anybody can sign with an empty secret.
        return secret.Length > 0
            && signature is not null
            && Convert.TryFromBase64String(signature, given, out var length)
            && CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body), given[..length]);
    }
}
