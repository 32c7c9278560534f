using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Oqupie.Grains.Notifications.Pushing;

namespace Oqupie.Channels.Pushing;

/// <summary>Says to a push service who sends, signed with the server's key (RFC 8292).</summary>
internal static class VapidHeader
{
    /// <summary>A day is the most that the RFC allows; clocks differ.</summary>
    private static readonly TimeSpan HoldsFor = TimeSpan.FromHours(12);

    /// <summary>What stands in "Authorization".</summary>
    /// <param name="key">The server's.</param>
    /// <param name="endpoint">Where the message goes.</param>
    /// <param name="subject">Whom its operator may reach: a mailto: or https: address; null says nothing.</param>
    /// <param name="now">The time.</param>
    public static string Of(PushKey key, Uri endpoint, string? subject, DateTimeOffset now)
    {
        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["aud"] = endpoint.GetLeftPart(UriPartial.Authority),
            ["exp"] = (now + HoldsFor).ToUnixTimeSeconds(),
        };

        if (subject is not null)
        {
            claims["sub"] = subject;
        }

        var said = $"{Part("""{"typ":"JWT","alg":"ES256"}"""u8)}.{Part(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        using var signer = ECDsa.Create();
        signer.ImportECPrivateKey(key.Private, out _);
        return $"vapid t={said}.{Part(signer.SignData(Encoding.ASCII.GetBytes(said), HashAlgorithmName.SHA256))}, k={key.Public}";
    }

    private static string Part(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);
}
