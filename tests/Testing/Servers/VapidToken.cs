using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Oqupie.Testing.Servers;

/// <summary>Checks who sends as a push service does (RFC 8292).</summary>
internal static class VapidToken
{
    private const string Scheme = "vapid ";

    /// <summary>What the token claims; null where it is none, or not signed with the key.</summary>
    /// <param name="authorization">The header.</param>
    /// <param name="key">That the token must be of; null is the one it names.</param>
    public static JsonObject? Read(string? authorization, string? key)
    {
        if (authorization?.StartsWith(Scheme, StringComparison.Ordinal) is not true)
        {
            return null;
        }

        var said = authorization[Scheme.Length..].Split(", ").ToDictionary(part => part[..1], part => part[2..], StringComparer.Ordinal);

        if (said.GetValueOrDefault("t")?.Split('.') is not [var header, var claims, var signature] || said.GetValueOrDefault("k") is not { } named
            || (key is not null && named != key))
        {
            return null;
        }

        var point = Base64Url.DecodeFromChars(named);
        using var verifier = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new() { X = point[1..33], Y = point[33..65] } });
        return verifier.VerifyData(Encoding.ASCII.GetBytes($"{header}.{claims}"), Base64Url.DecodeFromChars(signature), HashAlgorithmName.SHA256)
            ? JsonNode.Parse(Base64Url.DecodeFromChars(claims)) as JsonObject
            : null;
    }
}
