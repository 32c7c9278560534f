using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Oqupie.Channels.Facebook;

/// <summary>
/// Facebook signs the bytes of a call with the app's secret: <c>X-Hub-Signature-256</c> is "sha256=" and their HMAC-SHA256 in hexadecimal digits. With the
/// same secret we prove that a token is used by its own app. Pure.
/// </summary>
internal static class FacebookSignature
{
    public const string Header = "x-hub-signature-256";

    private const string Scheme = "sha256=";

    /// <summary>Of the bytes as they came: letters beyond ASCII are escaped in them, and would not be when they were written anew.</summary>
    public static bool IsGenuine(string secret, ReadOnlySpan<byte> body, string? signature)
    {
        Span<byte> given = stackalloc byte[SHA256.HashSizeInBytes];

        // Anybody can sign with an empty secret.
        return secret.Length > 0
            && signature is not null
            && signature.StartsWith(Scheme, StringComparison.Ordinal)
            && signature.Length == Scheme.Length + (2 * SHA256.HashSizeInBytes)
            && Convert.FromHexString(signature.AsSpan(Scheme.Length), given, out _, out _) is OperationStatus.Done
            && CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body), given);
    }

    /// <summary>Takes as long whatever is wrong with it, its length too.</summary>
    public static bool IsSame(string secret, string? given) => secret.Length > 0
        && given is not null
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(secret)), SHA256.HashData(Encoding.UTF8.GetBytes(given)));

    /// <summary>The <c>appsecret_proof</c> of a token.</summary>
    public static string Proof(string secret, string token) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(token)));
}
