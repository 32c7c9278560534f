using Oqupie.Contracts;
using Oqupie.Contracts.Translations;

namespace Oqupie.Grains.Translations;

/// <summary>Asks whoever is set to translate. What they answer is not to be trusted, and what they refuse is a value.</summary>
public interface ITranslator
{
    /// <summary>
    /// HTML in another language. Code, quotes, addresses, names of variables and all attributes come back as they were, and nothing comes back that was
    /// not there; what is folded away is left out.
    /// </summary>
    /// <param name="way">Who is asked.</param>
    /// <param name="html">Sanitised.</param>
    /// <param name="to">BCP 47.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<Outcome<TranslatedHtml>> Translate(TranslatorWay way, string html, string to, CancellationToken cancellationToken);

    /// <summary>The language of a text.</summary>
    Task<Outcome<string>> LanguageOf(TranslatorWay way, string text, CancellationToken cancellationToken);
}

/// <param name="Html">Not sanitised.</param>
/// <param name="From">The language that most of it was in; null where nobody says.</param>
[GenerateSerializer, Immutable, Alias("oqupie.TranslatedHtml")]
public sealed record TranslatedHtml([property: Id(0)] string Html, [property: Id(1)] string? From);

/// <summary>Who translates, with the key to them.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.TranslatorWay")]
public sealed record TranslatorWay
{
    [Id(0)]
    public required TranslationProvider Provider { get; init; }

    /// <summary>Null is the provider's usual place.</summary>
    [Id(1)]
    public string? Address { get; init; }

    [Id(2)]
    public string? Key { get; init; }

    /// <summary>Without the key, so that no log ever bears it.</summary>
    public override string ToString() => $"{Provider} {Address}";
}
