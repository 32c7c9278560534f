using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Oqupie.Grains.Channels;

namespace Oqupie.Channels.AppStore;

/// <summary>
/// The tokens that calls bear, signed here with the key of each channel (ES256), and used until just before they end. Kept by a hash, so that no secret is a
/// key here.
/// </summary>
internal sealed class AppStoreTokens(TimeProvider clock)
{
    private const string Audience = "appstoreconnect-v1";
    private const int MostKept = 1_000;

    /// <summary>Apple takes twenty minutes at the most, by a clock of its own.</summary>
    private static readonly TimeSpan HoldsFor = TimeSpan.FromMinutes(15);

    /// <summary>One that ends while a call is under way would be refused in the middle of it.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Kept> _kept = new(StringComparer.Ordinal);

    /// <param name="settings">Whose.</param>
    /// <param name="refused">One that was refused and is not to come again; null for none.</param>
    public SignedToken Get(AppStoreSettings settings, string? refused = null)
    {
        var now = clock.GetUtcNow();
        var mark = MarkOf(settings);

        if (_kept.TryGetValue(mark, out var kept) && kept.Token != refused && now < kept.Until)
        {
            return new(kept.Token, IsNew: false);
        }

        var token = Sign(settings, now);

        if (_kept.Count >= MostKept)
        {
            _kept.Clear(); // Each is made anew in a moment.
        }

        _kept[mark] = new(token, now + HoldsFor - Early);
        return new(token, IsNew: true);
    }

    private static string Sign(AppStoreSettings settings, DateTimeOffset now)
    {
        if (!AppStoreKey.TryOpen(settings.PrivateKey, out var key))
        {
            throw new ChannelFailedException("The private key of the channel is missing or cannot be read. Enter the .p8 file again.");
        }

        using (key)
        {
            var header = new Dictionary<string, string>(StringComparer.Ordinal) { ["alg"] = "ES256", ["kid"] = settings.KeyId, ["typ"] = "JWT" };
            var said = $"{Part(JsonSerializer.SerializeToUtf8Bytes(header))}.{Part(JsonSerializer.SerializeToUtf8Bytes(Claims(settings, now)))}";
            var signature = key.SignData(Encoding.ASCII.GetBytes(said), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
            return $"{said}.{Part(signature)}";
        }
    }

    // A team's key speaks for its issuer, a person's own for whoever it is of.
    private static Dictionary<string, object> Claims(AppStoreSettings settings, DateTimeOffset now)
    {
        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + HoldsFor).ToUnixTimeSeconds(),
            ["aud"] = Audience,
        };

        if (settings.Issuer.Length > 0)
        {
            claims["iss"] = settings.Issuer;
        }
        else
        {
            claims["sub"] = "user";
        }

        return claims;
    }

    private static string MarkOf(AppStoreSettings settings) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new[] { settings.Issuer, settings.KeyId, settings.PrivateKey })));

    private static string Part(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    private sealed record Kept(string Token, DateTimeOffset Until);
}

/// <param name="Token">As a call bears it.</param>
/// <param name="IsNew">No call has borne it yet.</param>
internal readonly record struct SignedToken(string Token, bool IsNew);
