using System.Collections.Immutable;
using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Oqupie.Contracts;
using Oqupie.Contracts.Knowledge;
using Oqupie.Contracts.Members;
using Oqupie.WebHost.Access;

namespace Oqupie.WebHost.Knowledge;

/// <summary>Finding articles, and what makes it better: synonyms, and what was not found.</summary>
internal static class SearchEndpoints
{
    private const Permission May = Permission.WorkOnKnowledge;
    private const string Room = KnowledgeEndpoints.Room;
    private const int MostSuggestions = 20;
    private const int AllDays = 30;

    public static void MapSearch(this RouteGroupBuilder knowledge)
    {
        knowledge.MapGet("/search", Search).WithName("searchArticles").WithSummary("Finds articles, the best first").Requires(May, Room);
        knowledge.MapGet("/suggestions", Suggest).WithName("suggestArticles").WithSummary("Finds titles while they are being typed").Requires(May, Room);
        knowledge.MapGet("/searches/unanswered", Unanswered).WithName("listUnansweredSearches")
            .WithSummary("Lists what was searched for and not found, the most frequent first").Requires(May, Room);
        knowledge.MapGet("/synonyms", Synonyms).WithName("readSynonyms").WithSummary("Reads the words that stand for each other").Requires(May, Room);
        knowledge.MapPut("/synonyms", ReplaceSynonyms).WithName("replaceSynonyms").WithSummary("Replaces all words that stand for each other")
            .Requires(May, Room);
    }

    private static async Task<Results<Ok<SearchView>, ProblemHttpResult>> Search(
        string brand, [AsParameters] SearchQuery query, Actor actor, KnowledgeDesk desk, TimeProvider clock, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        return query.Question().Succeeded(out var question, out var refusal)
            ? (await desk.Search(actor, brand, search => search.Search(actor, question, cancellationToken)))
                .ToHttp(hits => SearchView.Of(hits, clock.GetElapsedTime(began)))
            : refusal.ToProblem();
    }

    private static async Task<Results<Ok<Page<SuggestionView>>, ProblemHttpResult>> Suggest(
        string brand, [FromQuery] string? q, Actor actor, KnowledgeDesk desk, CancellationToken cancellationToken) =>
        (await desk.Search(actor, brand, search => search.Suggest(actor, q ?? "", MostSuggestions, cancellationToken)))
            .ToHttp(found => new Page<SuggestionView>([.. found.Select(SuggestionView.Of)]));

    private static async Task<Results<Ok<Page<UnansweredSearch>>, ProblemHttpResult>> Unanswered(
        string brand, [FromQuery, Description("1 to 30 days back; 30 unless said")] int? days, Actor actor, KnowledgeDesk desk) =>
        (await desk.Unanswered(actor, brand, searches => searches.Read(actor, days ?? AllDays))).ToHttp(found => new Page<UnansweredSearch>(found));

    private static async Task<Results<Ok<SynonymsBody>, ProblemHttpResult>> Synonyms(string brand, Actor actor, KnowledgeDesk desk) =>
        (await desk.Synonyms(actor, brand, synonyms => synonyms.Read(actor))).ToHttp(groups => new SynonymsBody { Groups = groups });

    private static async Task<Results<Ok<SynonymsBody>, ProblemHttpResult>> ReplaceSynonyms(string brand, SynonymsBody body, Actor actor, KnowledgeDesk desk) =>
        body.Groups.IsDefault
            ? Refusal.Invalid("Groups are missing.", "groups").ToProblem()
            : (await desk.Synonyms(actor, brand, synonyms => synonyms.Replace(actor, body.Groups))).ToHttp(groups => new SynonymsBody { Groups = groups });
}

internal sealed record SearchQuery
{
    private const int MostItems = 100;
    private const int MostSkipped = 1000;

    [FromQuery(Name = "q"), Description("Words or whole sentences; nothing in it is an operator. The first 1000 characters are read.")]
    public string? Text { get; init; }

    [FromQuery(Name = "limit"), Description("1 to 100; 10 unless said")]
    public int? Limit { get; init; }

    [FromQuery(Name = "skip"), Description("0 to 1000")]
    public int? Skip { get; init; }

    public Outcome<KnowledgeQuestion> Question() =>
        string.IsNullOrWhiteSpace(Text) ? Refusal.Invalid("Say what to look for.", "q")
        : Limit is < 1 or > MostItems ? Refusal.Invalid($"A limit is 1 to {MostItems}.", "limit")
        : Skip is < 0 or > MostSkipped ? Refusal.Invalid($"Skip is 0 to {MostSkipped}.", "skip")
        : new KnowledgeQuestion { Text = Text, Take = Limit ?? 10, Skip = Skip ?? 0 };
}

/// <summary>Words of one group stand for each other in searches.</summary>
internal sealed record SynonymsBody
{
    [Description("At most 200 groups of 2 to 20 words")]
    public ImmutableArray<ImmutableArray<string>> Groups { get; init; }
}
