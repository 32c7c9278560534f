using Oqupie.Contracts.Knowledge;

namespace Oqupie.WebHost.Knowledge;

/// <param name="Items">The best first.</param>
/// <param name="Total">How many there are; beyond the first thousand an estimate.</param>
/// <param name="Took">Milliseconds.</param>
internal sealed record SearchView(IReadOnlyList<HitView> Items, int Total, double Took)
{
    public static SearchView Of(KnowledgeHits hits, TimeSpan took) =>
        new([.. hits.Items.Select(HitView.Of)], hits.Total, Math.Round(took.TotalMilliseconds, 1));
}

/// <param name="Id">The article.</param>
/// <param name="Title">As it is written.</param>
/// <param name="Snippet">Safe HTML, what was found in <c>mark</c>.</param>
/// <param name="Score">Only for comparing hits of one answer.</param>
/// <param name="Url">Where customers read it; null where they may not.</param>
/// <param name="Path">The names above it.</param>
internal sealed record HitView(string Id, string Title, string Snippet, double Score, string? Url, string Path)
{
    public static HitView Of(KnowledgeHit hit) => new(hit.Id, hit.Title, hit.SnippetHtml, hit.Score, hit.Url, hit.Path);
}

/// <param name="Id">The article.</param>
/// <param name="Title">As it is written.</param>
/// <param name="Url">Where customers read it; null where they may not.</param>
internal sealed record SuggestionView(string Id, string Title, string? Url)
{
    public static SuggestionView Of(KnowledgeSuggestion suggestion) => new(suggestion.Id, suggestion.Title, suggestion.Url);
}
