using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Oqupie.Contracts;
using Oqupie.Contracts.Knowledge;
using Oqupie.Contracts.Members;
using Oqupie.WebHost.Access;

namespace Oqupie.WebHost.Knowledge;

/// <summary>The tree in bounded parts, for screens that show some of it.</summary>
internal static class TreeEndpoints
{
    private const Permission May = Permission.WorkOnKnowledge;
    private const string Room = KnowledgeEndpoints.Room;

    public static void MapTree(this RouteGroupBuilder knowledge)
    {
        knowledge.MapGet("/children", Children).WithName("listKnowledgeChildren")
            .WithSummary("Lists what lies directly in a section, its folders before its articles; without a section the categories").Requires(May, Room);
        knowledge.MapGet("/path", Path).WithName("readKnowledgePath")
            .WithSummary("Reads the way from the category down to an article or a section, and where each stands").Requires(May, Room);
        knowledge.MapGet("/places", Places).WithName("listKnowledgePlaces")
            .WithSummary("Lists the sections in which articles may lie, with the way to each").Requires(May, Room);
        knowledge.MapGet("/translations", Translations).WithName("listTranslations")
            .WithSummary("Lists the articles of a brand that say what one says that was written first").Requires(May, Room);
    }

    private static async Task<Results<Ok<ChildrenView>, ProblemHttpResult>> Children(
        string brand, [AsParameters] ChildrenParameters parameters, Actor actor, KnowledgeDesk desk, CancellationToken cancellationToken) =>
        parameters.Read().Succeeded(out var query, out var refusal)
            ? (await desk.Parts(actor, brand, tree => tree.Children(actor, query, cancellationToken))).ToHttp(ChildrenView.Of)
            : refusal.ToProblem();

    private static async Task<Results<Ok<Page<StepView>>, ProblemHttpResult>> Path(
        string brand, [AsParameters] PathParameters asked, Actor actor, KnowledgeDesk desk, CancellationToken cancellationToken) =>
        (await desk.Parts(actor, brand, tree => asked switch
        {
            { Article: { } article, Folder: null, Category: null } => tree.PathToArticle(actor, article, cancellationToken),
            { Article: null, Folder: { } folder, Category: null } => tree.PathToSection(actor, SectionKind.Folder, folder, cancellationToken),
            { Article: null, Folder: null, Category: { } category } => tree.PathToSection(actor, SectionKind.Category, category, cancellationToken),
            _ => Task.FromResult<Outcome<ImmutableArray<KnowledgeStep>>>(PathParameters.SayOne),
        })).ToHttp(steps => new Page<StepView>([.. steps.Select(StepView.Of)]));

    private static async Task<Results<Ok<Page<PlaceView>>, ProblemHttpResult>> Places(
        string brand, [AsParameters] PlacesParameters parameters, Actor actor, KnowledgeDesk desk, CancellationToken cancellationToken) =>
        parameters.Read().Succeeded(out var query, out var refusal)
            ? (await desk.Parts(actor, brand, tree => tree.Places(actor, query, cancellationToken)))
                .ToHttp(found => new Page<PlaceView>([.. found.Items.Select(PlaceView.Of)], found.Next))
            : refusal.ToProblem();

    private static async Task<Results<Ok<Page<ArticleHead>>, ProblemHttpResult>> Translations(
        string brand,
        [FromQuery, Description("The article that was written first, of whichever brand")] string? of,
        Actor actor,
        KnowledgeDesk desk,
        CancellationToken cancellationToken) =>
        LocalKey.IsValid(of)
            ? (await desk.Parts(actor, brand, tree => tree.Saying(actor, of, cancellationToken))).ToHttp(heads => new Page<ArticleHead>(heads))
            : Refusal.Invalid("That is no article's id.", "of").ToProblem();
}

/// <summary>Which part of a section, as it stands in the address. Numbers are read as text, so that a wrong one is named.</summary>
internal sealed record ChildrenParameters
{
    [FromQuery(Name = "category"), Description("What lies in this category")]
    public string? Category { get; init; }

    [FromQuery(Name = "folder"), Description("What lies in this folder")]
    public string? Folder { get; init; }

    [FromQuery(Name = "cursor"), Description("Goes on behind an answer, whatever came or went meanwhile")]
    public string? Cursor { get; init; }

    [FromQuery(Name = "at"), Description("Without a cursor: how many to pass over, for screens that show a part of a long list")]
    public string? At { get; init; }

    [FromQuery(Name = "limit"), Description("1 to 500; 100 unless said")]
    public string? Limit { get; init; }

    public Outcome<ChildrenQuery> Read()
    {
        var asked = new ChildrenQuery();

        if (Category is not null && Folder is not null)
        {
            return Refusal.Invalid("Say a category or a folder, not both.", "folder");
        }

        if (!Number(At, 0, int.MaxValue, 0, out var at))
        {
            return Refusal.Invalid("That is no number of articles to pass over.", "at");
        }

        if (!Number(Limit, 1, ChildrenQuery.MostItems, asked.Limit, out var limit))
        {
            return Refusal.Invalid($"A page has 1 to {ChildrenQuery.MostItems} items.", "limit");
        }

        return asked with
        {
            Kind = Category is not null ? SectionKind.Category : Folder is not null ? SectionKind.Folder : null,
            Section = Category ?? Folder,
            Cursor = Cursor,
            At = at,
            Limit = limit,
        };
    }

    internal static bool Number(string? text, int least, int most, int unless, out int number)
    {
        number = unless;
        return text is null || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= least && number <= most);
    }
}

/// <summary>The way to what; one of them.</summary>
internal sealed record PathParameters
{
    public static readonly Refusal SayOne = Refusal.Invalid("Say an article, a folder or a category.", "article");

    [FromQuery(Name = "article")]
    public string? Article { get; init; }

    [FromQuery(Name = "folder")]
    public string? Folder { get; init; }

    [FromQuery(Name = "category")]
    public string? Category { get; init; }
}

/// <summary>Which places, as it stands in the address.</summary>
internal sealed record PlacesParameters
{
    private const int LongestText = 200;

    [FromQuery(Name = "q"), Description("Words that stand in the names on the way")]
    public string? Text { get; init; }

    [FromQuery(Name = "cursor")]
    public string? Cursor { get; init; }

    [FromQuery(Name = "limit"), Description("1 to 200; 50 unless said")]
    public string? Limit { get; init; }

    public Outcome<PlacesQuery> Read()
    {
        var asked = new PlacesQuery { Text = Text, Cursor = Cursor };
        return Text?.Length > LongestText ? Refusal.Invalid($"At most {LongestText} characters are looked for.", "q")
            : ChildrenParameters.Number(Limit, 1, PlacesQuery.MostItems, asked.Limit, out var limit) ? asked with { Limit = limit }
            : Refusal.Invalid($"A page has 1 to {PlacesQuery.MostItems} items.", "limit");
    }
}
