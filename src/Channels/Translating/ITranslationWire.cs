using System.Collections.Immutable;
using System.Net.Http;
using System.Text.Json;
using Oqupie.Contracts;
using Oqupie.Contracts.Translations;
using Oqupie.Grains.Translations;

namespace Oqupie.Channels.Translating;

/// <summary>How one provider is asked and what its answers mean. Pure; <see cref="TranslationCalls"/> does the calling.</summary>
internal interface ITranslationWire
{
    TranslationProvider Provider { get; }

    /// <summary>The provider's own host where the settings name none; null where it has none.</summary>
    string? UsualAddress(TranslatorWay way);

    /// <param name="way">Where, with the key.</param>
    /// <param name="address">Without a slash at its end.</param>
    /// <param name="texts">HTML.</param>
    /// <param name="to">BCP 47.</param>
    HttpRequestMessage Translate(TranslatorWay way, string address, ImmutableArray<string> texts, string to);

    /// <summary>As many texts as were asked for, or null where the answer is no such thing.</summary>
    ImmutableArray<WiredText>? ReadTexts(JsonElement answer);

    HttpRequestMessage LanguageOf(TranslatorWay way, string address, string text);

    /// <summary>As the provider writes it; null where it does not say.</summary>
    string? ReadLanguage(JsonElement answer);

    /// <param name="status">Of HTTP; not 200.</param>
    /// <param name="words">The provider's, to be looked at for what is wrong and never shown.</param>
    /// <param name="seconds">When to come back.</param>
    Refusal RefusalOf(int status, string words, int? seconds);
}

/// <param name="Html">As the provider says it.</param>
/// <param name="From">The language it was in.</param>
internal sealed record WiredText(string Html, string? From);
