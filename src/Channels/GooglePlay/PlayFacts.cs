using System.Collections.Immutable;
using System.Text.Json;

namespace Oqupie.Channels.GooglePlay;

/// <summary>What Google knows of a review beside its words. Pure.</summary>
internal static class PlayFacts
{
    private const int Longest = 200;
    private const int LongestLanguage = 35;

    /// <summary>Those that are said.</summary>
    public static ImmutableDictionary<string, string> Of(JsonElement comment)
    {
        (string Key, string? Value)[] said =
        [
            ("stars", PlayJson.Digits(comment, "starRating")),
            ("device", Device(comment)),
            ("androidVersion", PlayJson.Digits(comment, "androidOsVersion")),
            ("appVersion", PlayJson.Text(comment, "appVersionName")),
            ("appVersionCode", PlayJson.Digits(comment, "appVersionCode")),
            ("language", Language(comment)),
        ];
        return said.Select(one => (one.Key, Value: PlayText.Cut(PlayText.Line(one.Value ?? ""), Longest))).Where(one => one.Value.Length > 0)
            .ToImmutableDictionary(one => one.Key, one => one.Value, StringComparer.Ordinal);
    }

    /// <summary>The language that the writer's device speaks: "ko-KR". Null where that is none.</summary>
    public static string? Language(JsonElement comment) =>
        PlayJson.Text(comment, "reviewerLanguage")?.Replace('_', '-') is { Length: > 1 and <= LongestLanguage } language
            && language.All(c => char.IsAsciiLetterOrDigit(c) || c is '-') ? language : null;

    private static string? Device(JsonElement comment) =>
        PlayJson.Object(comment, "deviceMetadata") is { } metadata && PlayJson.Text(metadata, "productName") is { Length: > 0 } product
            ? product
            : PlayJson.Text(comment, "device");
}
