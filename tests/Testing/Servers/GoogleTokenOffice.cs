using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Web;

namespace Oqupie.Testing.Servers;

/// <summary>
/// Gives access tokens to one service account, for assertions (RFC 7523) that are signed with its key, made out to this address, and neither early nor late.
/// </summary>
/// <param name="address">Where it is.</param>
/// <param name="clock">What it goes by.</param>
public sealed class GoogleTokenOffice(string address, TimeProvider clock) : IDisposable
{
    private const string Scope = "https://www.googleapis.com/auth/androidpublisher";
    private const string Email = "reviews@game.iam.gserviceaccount.example";
    private const string KeyId = "5f1c0a";
    private const int LongestSeconds = 3_600;
    private const int SkewSeconds = 300;

    private readonly RSA _key = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _given = new(StringComparer.Ordinal);

    public string Address => address;

    /// <summary>How long a token is good.</summary>
    public TimeSpan HoldsFor { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The key was taken back in the Cloud Console.</summary>
    public bool IsKeyWithdrawn { get; set; }

    /// <summary>Every assertion that came.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>As the Cloud Console gives one.</summary>
    public string KeyFile() => KeyFile(_key.ExportPkcs8PrivateKeyPem());

    /// <summary>The same with something else in it.</summary>
    public string KeyFile(string key, string? tokenUri = null) => new JsonObject
    {
        ["type"] = "service_account",
        ["project_id"] = "game",
        ["private_key_id"] = KeyId,
        ["private_key"] = key,
        ["client_email"] = Email,
        ["client_id"] = "100200300400500600700",
        ["token_uri"] = tokenUri ?? address,
    }.ToJsonString();

    /// <summary>No token that was given is good any more.</summary>
    public void Forget() => _given.Clear();

    public bool IsGood(string? authorization) =>
        authorization?.StartsWith("Bearer ", StringComparison.Ordinal) is true
        && _given.TryGetValue(authorization["Bearer ".Length..], out var until) && clock.GetUtcNow() < until;

    public (int Status, string Answer) Answer(string form)
    {
        var asked = HttpUtility.ParseQueryString(form);
        var assertion = asked["assertion"] ?? "";
        Asked.Enqueue(assertion);

        if (asked["grant_type"] is not "urn:ietf:params:oauth:grant-type:jwt-bearer")
        {
            return (400, """{"error":"unsupported_grant_type","error_description":"Invalid grant_type"}""");
        }

        if (Fault(assertion) is { } fault)
        {
            return (400, new JsonObject { ["error"] = "invalid_grant", ["error_description"] = fault }.ToJsonString());
        }

        var token = $"ya29.{Guid.NewGuid():N}";
        _given[token] = clock.GetUtcNow() + HoldsFor;
        return (200, $$"""{"access_token":"{{token}}","expires_in":{{(int)HoldsFor.TotalSeconds}},"token_type":"Bearer"}""");
    }

    public void Dispose() => _key.Dispose();

    private string? Fault(string assertion)
    {
        if (assertion.Split('.') is not [var header, var claims, var signature])
        {
            return "Bad Request";
        }

        var head = Part(header);
        var said = Part(claims);
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var (iat, exp) = (said.GetProperty("iat").GetInt64(), said.GetProperty("exp").GetInt64());
        var signed = Encoding.ASCII.GetBytes($"{header}.{claims}");

        return said.GetProperty("iss").GetString() is not Email ? "Invalid grant: account not found"
            : IsKeyWithdrawn || head.GetProperty("kid").GetString() is not KeyId || head.GetProperty("alg").GetString() is not "RS256"
                || !_key.VerifyData(signed, Base64Url.DecodeFromChars(signature), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
                ? "Invalid JWT Signature."
            : said.GetProperty("aud").GetString() != address || said.GetProperty("scope").GetString() is not Scope ? "Invalid JWT: wrong audience or scope."
            : iat > now + SkewSeconds || exp < now - SkewSeconds || exp - iat > LongestSeconds
                ? "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim."
            : null;
    }

    private static JsonElement Part(string part)
    {
        using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(part));
        return document.RootElement.Clone();
    }
}
