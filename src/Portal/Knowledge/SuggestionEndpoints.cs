using Microsoft.AspNetCore.Http.HttpResults;
using Oqupie.Contracts.Knowledge;
using Oqupie.Portal.Serving;

namespace Oqupie.Portal.Knowledge;

/// <summary>Titles while they are being typed, for the script of the search box.</summary>
internal static class SuggestionEndpoints
{
    private const int Most = 8;

    public static void MapSuggestions(this WebApplication app) =>
        app.MapGet("/portal/{slug}/suggest", Suggest).RequireRateLimiting(SearchLimit.Policy).ExcludeFromDescription();

    private static async Task<Results<NotFound, Ok<Suggestions>>> Suggest(
        string? q, HttpContext http, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (Entrance.Entered(http) is not { } portal)
        {
            return TypedResults.NotFound();
        }

        var text = SearchText.Clean(q);
        var found = text.Length is 0 ? [] : await grains.GetGrain<IPortalSearchGrain>(portal.Id.ToString()).Suggest(text, Most, cancellationToken);
        http.Response.Headers.CacheControl = "public, max-age=5"; // Typed back and forth, the same beginnings come again.
        return TypedResults.Ok(new Suggestions([.. found.Where(one => one.Url is not null).Select(one => new Suggestion(one.Title, one.Url!))]));
    }

    internal sealed record Suggestions(IReadOnlyList<Suggestion> Items);

    internal sealed record Suggestion(string Title, string Url);
}
