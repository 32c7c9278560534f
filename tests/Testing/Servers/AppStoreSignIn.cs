using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Oqupie.Testing.Servers;

/// <summary>Makes a key as App Store Connect does, and lets in who signs with it: ES256, for no longer than twenty minutes, by the clock given.</summary>
public sealed class AppStoreSignIn(TimeProvider clock) : IDisposable
{
    public const string KeyId = "2X9R4HXF34";
    public const string Issuer = "57246542-96fe-1a63-e053-0824d011072a";

    private const int Longest = 1_200;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>The .p8 file.</summary>
    public string PrivateKey => _key.ExportPkcs8PrivateKeyPem();

    /// <summary>The key is one person's own.</summary>
    public bool IsIndividual { get; set; }

    /// <summary>The key was taken back.</summary>
    public bool IsRevoked { get; set; }

    /// <summary>Every token that was let in, each once.</summary>
    public ConcurrentDictionary<string, bool> Tokens { get; } = new(StringComparer.Ordinal);

    /// <summary>Why nobody is let in with it; null where they are.</summary>
    public string? Refuses(string? authorization)
    {
        if (IsRevoked || authorization?.Split(' ') is not ["Bearer", var token] || token.Split('.') is not [var header, var claims, var signature])
        {
            return "no token";
        }

        var why = !_key.VerifyData(
                Encoding.ASCII.GetBytes($"{header}.{claims}"),
                Base64Url.DecodeFromChars(signature),
                HashAlgorithmName.SHA256,
                DSASignatureFormat.IeeeP1363FixedFieldConcatenation)
            ? "signature"
            : WrongHeader(Read(header)) ?? WrongClaims(Read(claims));
        Tokens[token] = why is null;
        return why;
    }

    public void Dispose() => _key.Dispose();

    private static string? WrongHeader(JsonElement header) =>
        header.GetProperty("alg").GetString() is not "ES256" ? "alg"
        : header.GetProperty("kid").GetString() is not KeyId ? "kid"
        : header.GetProperty("typ").GetString() is not "JWT" ? "typ"
        : null;

    private string? WrongClaims(JsonElement claims)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var (from, to) = (claims.GetProperty("iat").GetInt64(), claims.GetProperty("exp").GetInt64());
        var (issuer, subject) = (Text(claims, "iss"), Text(claims, "sub"));
        return claims.GetProperty("aud").GetString() is not "appstoreconnect-v1" ? "aud"
            : from > now ? "iat"
            : to <= now || to - from > Longest ? "exp"
            : IsIndividual && (subject is not "user" || issuer is not null) ? "sub"
            : !IsIndividual && (issuer is not Issuer || subject is not null) ? "iss"
            : null;
    }

    private static string? Text(JsonElement claims, string name) => claims.TryGetProperty(name, out var found) ? found.GetString() : null;

    private static JsonElement Read(string part) => JsonSerializer.Deserialize<JsonElement>(Base64Url.DecodeFromChars(part));
}
