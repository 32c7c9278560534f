using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Translations;
using Oqupie.Grains.Translations;

namespace Oqupie.Channels.Translating;

/// <summary>Takes HTML apart, has its words translated, and puts it together again.</summary>
internal sealed class HtmlTranslator(TranslationCalls calls, IEnumerable<ITranslationWire> wires, TimeProvider clock) : ITranslator
{
    /// <summary>Below what whoever asked waits for, however many calls it takes.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(50);

    private readonly ImmutableDictionary<TranslationProvider, ITranslationWire> _wires = wires.ToImmutableDictionary(wire => wire.Provider);

    public async Task<Outcome<TranslatedHtml>> Translate(TranslatorWay way, string html, string to, CancellationToken cancellationToken)
    {
        var whole = TranslatableHtml.Of(html);

        if (whole.Texts is not { IsEmpty: false } texts)
        {
            return TranslationRefusals.Nothing;
        }

        if (TextBatches.Of(texts) is not { } batches)
        {
            return TranslationRefusals.TooLong;
        }

        return (await All(way, batches, to, cancellationToken)).Succeeded(out var translated, out var refusal)
            ? new TranslatedHtml(whole.With([.. translated.Select(text => text.Html)]), LanguageOf(texts, translated))
            : refusal;
    }

    public Task<Outcome<string>> LanguageOf(TranslatorWay way, string text, CancellationToken cancellationToken) =>
        calls.LanguageOf(_wires[way.Provider], way, text, cancellationToken);

    private async Task<Outcome<ImmutableArray<WiredText>>> All(
        TranslatorWay way, ImmutableArray<ImmutableArray<string>> batches, string to, CancellationToken cancellationToken)
    {
        using var ending = new CancellationTokenSource(LongestWait, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ending.Token, cancellationToken);
        var translated = ImmutableArray.CreateBuilder<WiredText>();

        try
        {
            foreach (var batch in batches)
            {
                if (!(await calls.Translate(_wires[way.Provider], way, batch, to, either.Token)).Succeeded(out var some, out var refusal))
                {
                    return refusal;
                }

                translated.AddRange(some);
            }

            return translated.DrainToImmutable();
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return TranslationRefusals.Away;
        }
    }

    // The language of most of it: a name or a greeting may be of another.
    private static string? LanguageOf(ImmutableArray<string> texts, IEnumerable<WiredText> translated) => translated
        .Zip(texts, (text, original) => (text.From, original.Length))
        .Where(text => text.From is not null)
        .GroupBy(text => text.From, text => text.Length, StringComparer.Ordinal)
        .MaxBy(language => language.Sum())?.Key;
}
