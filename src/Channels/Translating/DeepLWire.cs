using System.Collections.Immutable;
using System.Net.Http;
using System.Text.Json;
using Oqupie.Contracts;
using Oqupie.Contracts.Translations;
using Oqupie.Grains.Translations;

namespace Oqupie.Channels.Translating;

/// <summary>DeepL API v2, by its openapi 3.11.</summary>
internal sealed class DeepLWire : ITranslationWire
{
    public TranslationProvider Provider => TranslationProvider.DeepL;

    /// <summary>Keys of the free plan say so themselves, and are known at its host alone.</summary>
    public string? UsualAddress(TranslatorWay way) =>
        way.Key?.EndsWith(":fx", StringComparison.Ordinal) is true ? "https://api-free.deepl.com" : "https://api.deepl.com";

    public HttpRequestMessage Translate(TranslatorWay way, string address, ImmutableArray<string> texts, string to)
    {
        var request = WireJson.Post($"{address}/v2/translate", new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["text"] = texts.ToArray(),
            ["target_lang"] = Target(to),
            ["tag_handling"] = "html",
        });
        request.Headers.TryAddWithoutValidation("Authorization", $"DeepL-Auth-Key {way.Key}");
        return request;
    }

    public ImmutableArray<WiredText>? ReadTexts(JsonElement answer)
    {
        if (WireJson.List(answer, "translations") is not { } list)
        {
            return null;
        }

        ImmutableArray<WiredText> texts = [.. list.Select(Text).OfType<WiredText>()];
        return texts.Length == list.Length ? texts : null;
    }

    /// <summary>There is no call that only tells the language; translating says it.</summary>
    public HttpRequestMessage LanguageOf(TranslatorWay way, string address, string text) =>
        Translate(way, address, [WireHtml.Of(text)], "en");

    public string? ReadLanguage(JsonElement answer) => ReadTexts(answer) is [{ From: var from }] ? from : null;

    public Refusal RefusalOf(int status, string words, int? seconds) => status switch
    {
        401 or 403 => TranslationRefusals.Refused,
        413 => TranslationRefusals.TooLong,
        429 or 503 or 529 => TranslationRefusals.Busy(seconds),
        456 => TranslationRefusals.Quota,
        400 when words.Contains("target_lang", StringComparison.OrdinalIgnoreCase) => TranslationRefusals.Language,
        500 or 504 => TranslationRefusals.Away,
        _ => TranslationRefusals.Odd,
    };

    private static WiredText? Text(JsonElement translation) =>
        WireJson.Text(translation, "text") is { } html ? new(html, Languages.Of(WireJson.Text(translation, "detected_source_language"))) : null;

    /// <summary>Of these languages DeepL wants to know which one.</summary>
    private static string Target(string to) => to.ToUpperInvariant() switch
    {
        "EN" => "EN-US",
        "PT" => "PT-BR",
        "ZH" or "ZH-CN" => "ZH-HANS",
        "ZH-TW" => "ZH-HANT",
        var other => other,
    };
}
