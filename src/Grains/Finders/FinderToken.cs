using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Oqupie.Grains.Finders;

/// <summary>
/// A token as an app signs it: by HMAC-SHA256 and nothing else, with the characters of a secret, good for a day at most. What it says is read before it is
/// checked only to learn whose secrets to check it by.
/// </summary>
internal sealed class FinderToken
{
    private static readonly TimeSpan Leeway = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);
    private static readonly JsonWebTokenHandler Handler = new() { MaximumTokenSizeInBytes = Contracts.Finders.FinderCall.LongestQuery };

    private const int MostPairs = 100;
    private const int LongestKey = 100;
    private const int LongestValue = 2_000;
    private const int Deepest = 8;

    private readonly string _text;
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    private FinderToken(string text) => _text = text;

    /// <summary>Nested ones by their path: "extra.server".</summary>
    public List<(string Key, string Value)> Pairs { get; } = [];

    private decimal? Expires { get; set; }

    private decimal? NotBefore { get; set; }

    private decimal? IssuedAt { get; set; }

    /// <summary>Null where it is none, or says more than a token can.</summary>
    public static FinderToken? Read(string text)
    {
        var parts = text.Split('.');

        if (parts.Length is not 3 || !Base64Url.IsValid(parts[1]))
        {
            return null;
        }

        try
        {
            using var payload = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1]), new JsonDocumentOptions { MaxDepth = Deepest });
            var token = new FinderToken(text);
            return payload.RootElement.ValueKind is JsonValueKind.Object && token.Take(payload.RootElement, "") ? token : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public string? Of(string key) => _values.GetValueOrDefault(key) is { Length: > 0 } value ? value : null;

    /// <summary>The id of the secret that signed it; null where none of these has.</summary>
    public async Task<string?> Signer(IReadOnlyDictionary<string, string> secrets)
    {
        foreach (var (id, secret) in secrets)
        {
            var checkedBy = await Handler.ValidateTokenAsync(_text, new TokenValidationParameters
            {
                ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
                IssuerSigningKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(secret)),
                TryAllIssuerSigningKeys = true, // Whatever key the token names: there is this one.
                RequireSignedTokens = true,
                ValidateIssuer = false,
                ValidateAudience = false,
                ValidateLifetime = false, // By Untimely, and by our clock.
            });

            if (checkedBy.IsValid)
            {
                return id;
            }
        }

        return null;
    }

    /// <summary>The code of why it is not good now; null where it is.</summary>
    public string? Untimely(DateTimeOffset now)
    {
        var (second, leeway) = ((decimal)now.ToUnixTimeSeconds(), (decimal)Leeway.TotalSeconds);
        return Expires is not { } expires ? "bad_token"
            : expires <= second - leeway ? "expired_token"
            : expires > second + (decimal)Longest.TotalSeconds + leeway || NotBefore > second + leeway || IssuedAt > second + leeway ? "bad_token"
            : null;
    }

    // Of two alike the first counts, as in a query.
    private bool Take(JsonElement element, string path)
    {
        foreach (var member in element.EnumerateObject())
        {
            var key = path.Length is 0 ? member.Name : $"{path}.{member.Name}";

            if (!(path.Length is 0 && IsTime(member.Name) ? TakeTime(member) : TakeValue(member.Value, key)))
            {
                return false;
            }
        }

        return true;
    }

    private bool TakeValue(JsonElement value, string key)
    {
        if (value.ValueKind is JsonValueKind.Object)
        {
            return Take(value, key);
        }

        var text = FinderQuery.Clean(value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Null => "",
            _ => value.GetRawText(),
        });
        key = FinderQuery.Clean(key);

        if (key.Length is > 0 and <= LongestKey && text.Length <= LongestValue && _values.TryAdd(key, text))
        {
            Pairs.Add((key, text));
        }

        return Pairs.Count <= MostPairs;
    }

    private static bool IsTime(string name) => name is "exp" or "nbf" or "iat";

    private bool TakeTime(JsonProperty member)
    {
        if (member.Value.ValueKind is not JsonValueKind.Number
            || !decimal.TryParse(member.Value.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture, out var second))
        {
            return false;
        }

        switch (member.Name)
        {
            case "exp":
                Expires ??= second;
                break;
            case "nbf":
                NotBefore ??= second;
                break;
            default:
                IssuedAt ??= second;
                break;
        }

        return true;
    }
}
