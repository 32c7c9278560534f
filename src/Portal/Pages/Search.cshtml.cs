using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Oqupie.Contracts.Knowledge;
using Oqupie.Portal.Knowledge;
using Oqupie.Portal.Serving;
using Oqupie.ServiceDefaults.Problems;

namespace Oqupie.Portal.Pages;

/// <summary>What was found, as a page or as JSON.</summary>
[AnswerMark, EnableRateLimiting(SearchLimit.Policy)]
public sealed class SearchModel(IGrainFactory grains, TimeProvider clock) : PortalPage
{
    private const int OnePage = 10;
    private const int MostPages = 100;
    private const int LongestShown = 100;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // It is sent as what it is, and never put into a page.
    };

    public override bool HasSearchBox => true;

    public string Text { get; private set; } = "";

    /// <summary>The text, shortened for a sentence.</summary>
    public string Shown => new StringInfo(Text) is { LengthInTextElements: > LongestShown } info ? $"{info.SubstringByTextElements(0, LongestShown)}…" : Text;

    /// <summary>Null where nothing was asked.</summary>
    public KnowledgeHits? Hits { get; private set; }

    public int Number { get; private set; } = 1;

    public int Pages { get; private set; } = 1;

    public string PathOfPage(int number) => Portal.Path($"/search?q={Uri.EscapeDataString(Text)}{(number is 1 ? "" : $"&page={number}")}");

    /// <summary>Null where it is the page's.</summary>
    public string? LanguageOf(KnowledgeHit hit) => Portal.Article(hit.Id)?.Language is { } language && language != Portal.Brand.Language ? language : null;

    public async Task<IActionResult> OnGet(
        [FromQuery(Name = "q")] string? text, [FromQuery(Name = "page")] int? number, [FromQuery] string? format, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        Text = SearchText.Clean(text);
        Number = number ?? 1;

        if (Number is < 1 or > MostPages)
        {
            return NotFound();
        }

        if (Text.Length > 0)
        {
            Hits = await grains.GetGrain<IPortalSearchGrain>(Portal.Id.ToString())
                .Search(new() { Text = Text, Skip = (Number - 1) * OnePage, Take = OnePage }, cancellationToken);
            Pages = Math.Clamp((Hits.Total + OnePage - 1) / OnePage, 1, MostPages);
        }

        if (format is "json")
        {
            return Hits is null ? NothingAsked() : Results(Hits, clock.GetElapsedTime(began));
        }

        var title = Text.Length is 0 ? Portal.Words.Search : $"{Shown} – {Portal.Words.Search}";
        return Answer(Portal.Path("/search"), title, (Portal.Words.Home, Portal.Path()));
    }

    private JsonResult Results(KnowledgeHits hits, TimeSpan took)
    {
        Response.Headers.CacheControl = "no-store";
        var items = hits.Items.Select(hit => new { hit.Id, hit.Title, Snippet = hit.SnippetHtml, hit.Score, hit.Url, hit.Path });
        return new(new { Items = items, hits.Total, Took = Math.Round(took.TotalMilliseconds, 1) }, Json);
    }

    private static ObjectResult NothingAsked() =>
        new(Problem.Of(StatusCodes.Status400BadRequest, "invalid", "Say what to look for.", "q").ProblemDetails)
        {
            StatusCode = StatusCodes.Status400BadRequest,
        };
}
