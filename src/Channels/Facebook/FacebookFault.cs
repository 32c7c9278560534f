using System.Text.Json;
using Oqupie.Channels.Calling;

namespace Oqupie.Channels.Facebook;

/// <summary>Why Facebook refused, <c>{error:{message,code,error_subcode}}</c>.</summary>
/// <param name="Code">Facebook's.</param>
/// <param name="Subcode">0 where there is none.</param>
/// <param name="Said">In its own words, on one line and without our secrets.</param>
internal sealed record FacebookFault(long Code, long Subcode, string Said)
{
    private const int Longest = 500;

    /// <summary>It was taken back, or it is none.</summary>
    public bool IsOfToken => Code is 190 or 102 || (Code is 100 && Said.Contains("appsecret_proof", StringComparison.OrdinalIgnoreCase));

    /// <summary>Too many calls, of the app, the page or the person.</summary>
    public bool IsRate => Code is 4 or 17 or 32 or 613 or (>= 80_000 and <= 80_014);

    /// <summary>A fault of Facebook's own that goes by.</summary>
    public bool IsPassing => Code is 1 or 2 || IsSaidToPass;

    /// <summary>The person has not written for too long.</summary>
    public bool IsClosed => Subcode is 2018278 or 2534022;

    /// <summary>They have blocked the page, left, or cannot be reached.</summary>
    public bool IsAway => Code is 551 || Subcode is 1545041 or 2018001;

    /// <summary>A comment or post was taken away, or the page may not see it.</summary>
    public bool IsGone => Code is 803 || (Code is 100 && Subcode is 33);

    public bool IsOfRights => Code is 10 or (>= 200 and <= 299);

    public bool IsBlocked => Code is 368;

    private bool IsSaidToPass { get; init; }

    /// <summary>Null where the answer has none.</summary>
    public static FacebookFault? Of(ProviderAnswer answer, FacebookSettings settings) =>
        answer.Json() is { } body && FacebookJson.Part(body, "error") is { ValueKind: JsonValueKind.Object } error
            ? new(FacebookJson.Number(error, "code") ?? 0, FacebookJson.Number(error, "error_subcode") ?? 0, Words(error, settings))
            {
                IsSaidToPass = FacebookJson.Is(error, "is_transient"),
            }
            : null;

    // Facebook repeats a token that it cannot read.
    private static string Words(JsonElement error, FacebookSettings settings)
    {
        var said = (FacebookJson.Text(error, "message") ?? "").ReplaceLineEndings(" ").Trim();
        var shown = new[] { settings.PageToken, settings.AppSecret }.Where(secret => secret.Length > 0)
            .Aggregate(said, (words, secret) => words.Replace(secret, "***", StringComparison.Ordinal));
        return shown.Length <= Longest ? shown : $"{shown[..Longest]} …";
    }
}
