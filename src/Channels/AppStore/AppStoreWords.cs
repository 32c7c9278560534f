using Oqupie.Channels.Calling;

namespace Oqupie.Channels.AppStore;

/// <summary>Says in words a person can act on what went wrong with App Store Connect. Pure.</summary>
internal static class AppStoreWords
{
    private const int LongestSaid = 300;
    private const int MostErrors = 3;

    public static string OfReading(ProviderAnswer answer, string app) => answer.Status switch
    {
        403 => Quote("The key may not read the reviews of this app. Give it the role Customer Support, or another that may, in App Store Connect", answer),
        404 when !IsStranger(answer) => Quote($"App Store Connect knows no app {app} with this key", answer),
        _ => OfWay(answer),
    };

    public static string OfAnswering(ProviderAnswer answer) => answer.Status switch
    {
        403 => Quote("The key may not answer reviews. Give it the role Customer Support, or another that may, in App Store Connect", answer),
        404 => Quote("The review is not there any more", answer),
        409 or 422 => Quote("Apple refuses this answer", answer),
        _ => OfWay(answer),
    };

    /// <summary>What is there does not answer as App Store Connect does: something stands on the way, or the address is another's.</summary>
    public static bool IsStranger(ProviderAnswer answer) => answer.Status is (> 0 and < 400) or 404 && AppStoreJson.Array(answer.Json(), "errors") is null;

    /// <summary>App Store Connect's own words for a person, on one line; empty where it said none.</summary>
    public static string Said(ProviderAnswer answer)
    {
        var errors = AppStoreJson.List(answer.Json(), "errors").Take(MostErrors)
            .Select(error => (Words: AppStoreJson.Text(error, "detail") ?? AppStoreJson.Text(error, "title"), Code: AppStoreJson.Text(error, "code")))
            .Select(error => string.Join(' ', new[] { error.Words, error.Code is { Length: > 0 } code ? $"({code})" : null }.OfType<string>()));
        return AppStoreText.Line(string.Join(' ', errors), LongestSaid);
    }

    // Of what has nothing to do with what was asked.
    private static string OfWay(ProviderAnswer answer) => answer.Status switch
    {
        0 => $"App Store Connect cannot be asked just now. {answer.Body}",
        401 => Quote(
            "App Store Connect does not accept the key. It was revoked, or the issuer, the key ID and the private key do not belong together, "
                + "or the clock of this server is wrong",
            answer),
        429 => Quote("App Store Connect was called too often with this key, and is asked again later", answer),
        >= 500 => Quote($"App Store Connect has an error of its own (HTTP {answer.Status})", answer),
        >= 400 when !IsStranger(answer) => Quote($"App Store Connect refuses the call (HTTP {answer.Status})", answer),
        _ => $"What is at the address of App Store Connect does not answer as it does (HTTP {answer.Status}).",
    };

    private static string Quote(string words, ProviderAnswer answer) =>
        Said(answer) is { Length: > 0 } said ? $"{words}. Apple said: {said}" : $"{words}.";
}
