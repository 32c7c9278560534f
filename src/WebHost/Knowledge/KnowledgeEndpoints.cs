using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Oqupie.Contracts.Knowledge;
using Oqupie.Contracts.Members;
using Oqupie.WebHost.Access;
using Oqupie.WebHost.Files;
using Oqupie.WebHost.Knowledge.Markdown;

namespace Oqupie.WebHost.Knowledge;

/// <summary>The tree of a knowledge base and its articles.</summary>
internal static class KnowledgeEndpoints
{
    public const string Room = "kb";

    private const Permission May = Permission.WorkOnKnowledge;

    public static void AddKnowledge(this IServiceCollection services)
    {
        services.AddSingleton<KnowledgeDesk>();
        services.AddSingleton<ArticleBulkDesk>();
        services.AddMarkdown();
    }

    public static void MapKnowledge(this IEndpointRouteBuilder routes)
    {
        var knowledge = routes.MapGroup($"{Wire.Api}/brands/{{brand}}/kb").WithTags("Knowledge base");

        knowledge.MapGet("", Tree).WithName("readKnowledgeTree").WithSummary("Reads the tree of a knowledge base, without the texts").Requires(May, Room);
        knowledge.MapTree();
        knowledge.MapSections();
        knowledge.MapSearch();
        knowledge.MapMarkdown();
        knowledge.MapPreviews();

        knowledge.MapGet("/articles", All).WithName("listArticles").WithSummary("Lists the articles of a knowledge base, without the texts")
            .Requires(May, Room);
        knowledge.MapPost("/articles", Make).WithName("makeArticle").WithSummary("Makes an article").Requires(May, Room);
        knowledge.MapPost("/articles/bulk", Bulk).WithName("changeArticles").WithSummary("Does one thing to many articles").Requires(May, Room);
        knowledge.MapGet("/articles/{article}", Read).WithName("readArticle").WithSummary("Reads an article").Requires(May, Room);
        knowledge.MapPatch("/articles/{article}", Change).WithName("changeArticle").WithSummary("Changes or moves an article").Requires(May, Room);
        knowledge.MapDelete("/articles/{article}", Delete).WithName("deleteArticle").WithSummary("Deletes an article with all its versions")
            .Requires(May, Room);
        knowledge.MapGet("/articles/{article}/versions", Versions).WithName("listArticleVersions").WithSummary("Lists the versions of an article, newest first")
            .Requires(May, Room);
        knowledge.MapGet("/articles/{article}/versions/{version:long}", AtVersion).WithName("readArticleVersion").WithSummary("Reads an article as it was")
            .Requires(May, Room);
        knowledge.MapPost("/articles/{article}/versions/{version:long}/restore", Restore).WithName("restoreArticle")
            .WithSummary("Makes an old version the newest").Requires(May, Room);
    }

    private static async Task<Results<Ok<TreeView>, ProblemHttpResult>> Tree(
        string brand, Actor actor, KnowledgeDesk desk, CancellationToken cancellationToken) =>
        (await desk.Tree(actor, brand, tree => tree.Tree(actor, cancellationToken))).ToHttp(TreeView.Of);

    private static async Task<Results<Ok<Page<ArticleHead>>, ProblemHttpResult>> All(
        string brand, Actor actor, KnowledgeDesk desk, CancellationToken cancellationToken) =>
        (await desk.Tree(actor, brand, tree => tree.Tree(actor, cancellationToken))).ToHttp(tree => new Page<ArticleHead>(tree.Articles));

    private static async Task<Results<Created<ArticleView>, ProblemHttpResult>> Make(
        string brand, ArticleBody body, Actor actor, KnowledgeDesk desk, FileLinks links, CancellationToken cancellationToken) =>
        (await desk.Articles(actor, brand, articles => articles.MakeArticle(actor, body.ToWish(isNew: true), cancellationToken)))
            .ToCreated(await View(actor, links), made => $"{Wire.Api}/brands/{brand}/kb/articles/{made.Head.Id}");

    private static async Task<Results<Ok<Page<ArticleBulkResult>>, ProblemHttpResult>> Bulk(
        string brand, ArticleBulkBody body, Actor actor, ArticleBulkDesk desk, CancellationToken cancellationToken) =>
        (await desk.Do(actor, brand, body, cancellationToken)).ToHttp();

    private static async Task<Results<Ok<ArticleView>, ProblemHttpResult>> Read(
        string brand, string article, Actor actor, KnowledgeDesk desk, FileLinks links, CancellationToken cancellationToken) =>
        (await desk.Articles(actor, brand, articles => articles.Article(actor, article, cancellationToken))).ToHttp(await View(actor, links));

    private static async Task<Results<Ok<ArticleView>, ProblemHttpResult>> Change(
        string brand, string article, ArticleBody body, Actor actor, KnowledgeDesk desk, FileLinks links, CancellationToken cancellationToken) =>
        (await desk.Articles(actor, brand, articles => articles.ChangeArticle(actor, article, body.ToWish(isNew: false), cancellationToken)))
            .ToHttp(await View(actor, links));

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(
        string brand, string article, Actor actor, KnowledgeDesk desk, CancellationToken cancellationToken) =>
        (await desk.Articles(actor, brand, articles => articles.DeleteArticle(actor, article, cancellationToken))).ToNoContent();

    private static async Task<Results<Ok<Page<ArticleVersion>>, ProblemHttpResult>> Versions(
        string brand, string article, Actor actor, KnowledgeDesk desk, CancellationToken cancellationToken) =>
        (await desk.Articles(actor, brand, articles => articles.Versions(actor, article, cancellationToken)))
            .ToHttp(versions => new Page<ArticleVersion>(versions));

    private static async Task<Results<Ok<ArticleView>, ProblemHttpResult>> AtVersion(
        string brand, string article, long version, Actor actor, KnowledgeDesk desk, FileLinks links, CancellationToken cancellationToken) =>
        (await desk.Articles(actor, brand, articles => articles.AtVersion(actor, article, version, cancellationToken))).ToHttp(await View(actor, links));

    private static async Task<Results<Ok<ArticleView>, ProblemHttpResult>> Restore(
        string brand, string article, long version, Actor actor, KnowledgeDesk desk, FileLinks links, CancellationToken cancellationToken) =>
        (await desk.Articles(actor, brand, articles => articles.Restore(actor, article, version, cancellationToken))).ToHttp(await View(actor, links));

    private static async ValueTask<Func<ArticleInfo, ArticleView>> View(Actor actor, FileLinks links)
    {
        var files = await links.Of(actor.Account);
        return article => ArticleView.Of(article, files);
    }
}
