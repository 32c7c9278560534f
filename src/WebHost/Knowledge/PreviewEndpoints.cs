using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Oqupie.Contracts.Knowledge;
using Oqupie.Contracts.Members;
using Oqupie.WebHost.Access;

namespace Oqupie.WebHost.Knowledge;

/// <summary>Articles as customers would see them, before they are published and before they are saved.</summary>
internal static class PreviewEndpoints
{
    private const Permission May = Permission.WorkOnKnowledge;

    public static void MapPreviews(this RouteGroupBuilder knowledge)
    {
        knowledge.MapPost("/preview", OfNew).WithName("previewNewArticle").WithSummary("Shows an article that is not there yet, for a quarter of an hour")
            .Requires(May, KnowledgeEndpoints.Room);
        knowledge.MapPost("/articles/{article}/preview", Of).WithName("previewArticle").WithSummary("Shows an article as it would be, for a quarter of an hour")
            .Requires(May, KnowledgeEndpoints.Room);
    }

    private static Task<Results<Created<PreviewView>, ProblemHttpResult>> OfNew(
        string brand, PreviewBody body, Actor actor, KnowledgeDesk desk, CancellationToken cancellationToken) =>
        Make(brand, body.ToWish(article: null), actor, desk, cancellationToken);

    private static Task<Results<Created<PreviewView>, ProblemHttpResult>> Of(
        string brand, string article, PreviewBody body, Actor actor, KnowledgeDesk desk, CancellationToken cancellationToken) =>
        Make(brand, body.ToWish(article), actor, desk, cancellationToken);

    private static async Task<Results<Created<PreviewView>, ProblemHttpResult>> Make(
        string brand, PreviewWish wish, Actor actor, KnowledgeDesk desk, CancellationToken cancellationToken) =>
        (await desk.Previews(actor, brand, previews => previews.Make(actor, wish, cancellationToken)))
            .ToCreated(preview => new PreviewView(preview.Url, preview.ExpiresAt), preview => preview.Url);
}

/// <summary>What shall be looked at; what is left out is as the article has it.</summary>
internal sealed record PreviewBody
{
    public string? Title { get; init; }

    public string? Body { get; init; }

    public PreviewWish ToWish(string? article) => new() { Article = article, Title = Title, Body = Body };
}

/// <param name="Url">The page of the portal, from the root of the server on. Whoever has it may look.</param>
/// <param name="ExpiresAt">When it ends.</param>
internal sealed record PreviewView(string Url, DateTimeOffset ExpiresAt);
