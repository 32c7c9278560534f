using System.Collections.Immutable;
using System.Net.Http;
using System.Text.Json;
using Oqupie.Contracts;
using Oqupie.Contracts.Translations;
using Oqupie.Grains.Translations;

namespace Oqupie.Channels.Translating;

/// <summary>LibreTranslate 1.9, mostly one of the operator's own.</summary>
internal sealed class LibreTranslateWire : ITranslationWire
{
    public TranslationProvider Provider => TranslationProvider.LibreTranslate;

    public string? UsualAddress(TranslatorWay way) => null;

    public HttpRequestMessage Translate(TranslatorWay way, string address, ImmutableArray<string> texts, string to) =>
        WireJson.Post($"{address}/translate", WithKey(way, new(StringComparer.Ordinal)
        {
            ["q"] = texts.ToArray(),
            ["source"] = "auto",
            ["target"] = Target(to),
            ["format"] = "html",
        }));

    public ImmutableArray<WiredText>? ReadTexts(JsonElement answer)
    {
        if (WireJson.List(answer, "translatedText") is not { } list)
        {
            return null;
        }

        var detected = WireJson.List(answer, "detectedLanguage") ?? [];
        return list.All(text => text.ValueKind is JsonValueKind.String)
            ? [.. list.Select((text, i) => new WiredText(text.GetString()!, i < detected.Length ? Language(detected[i]) : null))]
            : null;
    }

    public HttpRequestMessage LanguageOf(TranslatorWay way, string address, string text) =>
        WireJson.Post($"{address}/detect", WithKey(way, new(StringComparer.Ordinal) { ["q"] = text }));

    public string? ReadLanguage(JsonElement answer) =>
        answer.ValueKind is JsonValueKind.Array && answer.GetArrayLength() > 0 ? Language(answer[0]) : null;

    // Everything that is wrong with a call is 400; what it is only the words say.
    public Refusal RefusalOf(int status, string words, int? seconds)
    {
        bool Says(string word) => words.Contains(word, StringComparison.OrdinalIgnoreCase);
        return status switch
        {
            403 => TranslationRefusals.Refused,
            413 => TranslationRefusals.TooLong,
            429 or 503 => TranslationRefusals.Busy(seconds),
            500 or 502 or 504 => TranslationRefusals.Away,
            400 when Says("key") => TranslationRefusals.Refused,
            400 when Says("limit") => TranslationRefusals.TooLong,
            400 when Says("not supported") || Says("language") => TranslationRefusals.Language,
            _ => TranslationRefusals.Odd,
        };
    }

    private static Dictionary<string, object> WithKey(TranslatorWay way, Dictionary<string, object> asked)
    {
        if (way.Key is { Length: > 0 } key)
        {
            asked["api_key"] = key;
        }

        return asked;
    }

    private static string? Language(JsonElement detected) => Languages.Of(WireJson.Text(detected, "language"));

    private static string Target(string to) => to.ToUpperInvariant() switch
    {
        "ZH" or "ZH-CN" => "zh-Hans",
        "ZH-TW" => "zh-Hant",
        "PT-BR" => "pt-BR",
        "ZH-HANS" => "zh-Hans",
        "ZH-HANT" => "zh-Hant",
        var other => other.ToLowerInvariant().Split('-')[0],
    };
}
