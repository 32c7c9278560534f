using System.Collections.Immutable;
using System.Text.Json;
using Oqupie.Contracts.Drafts;
using Oqupie.Contracts.Live;

namespace Oqupie.WebHost.Live;

/// <summary>
/// That words stand in a draft, or stand there no more. Told to whoever may see the ticket; neither numbered nor kept for each audience, because whoever reads
/// a list reads its marks with it.
/// </summary>
internal static class DraftMarkNews
{
    public static bool Is(FeedEntry entry) => entry.News.Kind is FeedNews.Draft;

    /// <summary>Of each draft the newest.</summary>
    public static ImmutableArray<(DraftMark Mark, Audience Audience)> Of(IEnumerable<FeedEntry> entries) =>
    [
        .. entries.Where(Is).GroupBy(entry => entry.News.Id, StringComparer.Ordinal).Select(draft => draft.MaxBy(entry => entry.News.Version)!)
            .Select(entry => (JsonSerializer.Deserialize<DraftMark>(entry.News.Row.AsSpan(), JsonSerializerOptions.Web)!, entry.News.Audience)),
    ];
}
