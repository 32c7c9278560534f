using System.Collections.Immutable;
using Oqupie.Contracts.Files;

namespace Oqupie.Contracts.Translations;

/// <summary>A text in other words. Languages are BCP 47.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.Translation")]
public sealed record Translation
{
    /// <summary>Sanitised, whatever the provider made of it; refers to inline files by <c>cid:</c>.</summary>
    [Id(0)]
    public required string Html { get; init; }

    [Id(1)]
    public required string Text { get; init; }

    /// <summary>The language it was in; null where the provider does not say.</summary>
    [Id(2)]
    public string? From { get; init; }

    [Id(3)]
    public required string To { get; init; }

    [Id(4)]
    public required TranslationProvider Provider { get; init; }

    /// <summary>The files of the item that was translated.</summary>
    [Id(5)]
    public ImmutableArray<FileRef> Attachments { get; init; } = [];
}
