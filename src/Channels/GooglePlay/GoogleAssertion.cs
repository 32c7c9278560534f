using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Oqupie.Channels.GooglePlay;

/// <summary>What a service account says of itself to be given a token (RFC 7523), signed with its key (RS256). Pure.</summary>
internal static class GoogleAssertion
{
    /// <summary>An hour is the most that Google takes.</summary>
    private static readonly TimeSpan HoldsFor = TimeSpan.FromHours(1);

    /// <param name="account">Who speaks.</param>
    /// <param name="key">Theirs.</param>
    /// <param name="scope">What the token is to be good for.</param>
    /// <param name="audience">Who is to give it.</param>
    /// <param name="now">The time.</param>
    public static string Of(ServiceAccount account, RSA key, string scope, string audience, DateTimeOffset now)
    {
        var header = new Dictionary<string, string>(StringComparer.Ordinal) { ["alg"] = "RS256", ["typ"] = "JWT", ["kid"] = account.KeyId };
        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["iss"] = account.Email,
            ["scope"] = scope,
            ["aud"] = audience,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + HoldsFor).ToUnixTimeSeconds(),
        };
        var said = $"{Part(JsonSerializer.SerializeToUtf8Bytes(header))}.{Part(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        return $"{said}.{Part(key.SignData(Encoding.ASCII.GetBytes(said), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private static string Part(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);
}
