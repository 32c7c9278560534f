using System.Collections.Concurrent;
using Oqupie.Contracts;
using Oqupie.Grains.Translations;

namespace Oqupie.Testing.Translations;

/// <summary>Puts the language before the text, and says that all of it was German.</summary>
public sealed class ScriptedTranslator : ITranslator
{
    /// <summary>What was asked: who with which key, and what; "detect" before what was only to be told apart.</summary>
    public ConcurrentQueue<(TranslatorWay Way, string Text)> Asked { get; } = new();

    /// <summary>What the next call is refused with.</summary>
    public ConcurrentQueue<Refusal> Refuses { get; } = new();

    public Task<Outcome<TranslatedHtml>> Translate(TranslatorWay way, string html, string to, CancellationToken cancellationToken)
    {
        Asked.Enqueue((way, html));
        return Task.FromResult<Outcome<TranslatedHtml>>(
            Refuses.TryDequeue(out var refusal) ? refusal : new TranslatedHtml($"[{to}] {html}<script>alert(1)</script>", "de"));
    }

    public Task<Outcome<string>> LanguageOf(TranslatorWay way, string text, CancellationToken cancellationToken)
    {
        Asked.Enqueue((way, $"detect {text}"));
        return Task.FromResult<Outcome<string>>(Refuses.TryDequeue(out var refusal) ? refusal : "de");
    }
}
