using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Oqupie.Grains.Tests.Finders;

/// <summary>Signs tokens as an app does, and as an app should not.</summary>
internal static class AppToken
{
    public static string Of(object payload, string secret, string header = """{"alg":"HS256","typ":"JWT"}""")
    {
        var signed = $"{Text(header)}.{Text(JsonSerializer.Serialize(payload))}";
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(signed)))}";
    }

    public static string Text(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
