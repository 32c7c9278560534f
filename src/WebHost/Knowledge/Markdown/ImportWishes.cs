using System.Collections.Immutable;
using Oqupie.Contracts.Knowledge;

namespace Oqupie.WebHost.Knowledge.Markdown;

/// <summary>What a file wants to be different: what is so already is not wished for, so that the same file again changes nothing. Pure.</summary>
internal static class ImportWishes
{
    // Stores keep microseconds.
    private static readonly TimeSpan Alike = TimeSpan.FromMilliseconds(1);

    /// <param name="said">By the file.</param>
    /// <param name="section">Where it lies.</param>
    /// <param name="before">The article that is there; null for a new one.</param>
    /// <param name="html">Null where the text is the same.</param>
    /// <param name="state">Of a new one that says nothing of it.</param>
    public static ArticleWish Of(ImportedText said, SectionInfo section, ArticleInfo? before, string? html, KnowledgeState state)
    {
        var place = section.Kind is SectionKind.Category ? new ArticlePlace { Category = section.Id } : new() { Folder = section.Id };

        return before is null
            ? new()
            {
                Title = said.Title,
                Body = html,
                State = said.State ?? state,
                Place = place,
                Tags = said.Tags,
                Language = said.Language,
                PublishAt = said.PublishAt,
                Position = said.Position,
            }
            : new()
            {
                Title = said.Title == before.Head.Title ? null : said.Title,
                Body = html,
                State = said.State == before.Head.State ? null : said.State,
                Place = place == before.Head.Place ? null : place,
                Tags = said.Tags is { } tags && !tags.SequenceEqual(before.Head.Tags) ? tags : (ImmutableArray<string>?)null,
                Language = said.Language == before.Head.Language ? null : said.Language,
                PublishAt = said.PublishAt is { } at && before.PublishAt is { } planned && (at - planned).Duration() < Alike ? null : said.PublishAt,
            };
    }

    public static bool IsNothing(ArticleWish wish) => wish == new ArticleWish();
}
