using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Oqupie.Contracts.Knowledge;
using Oqupie.Contracts.Members;
using Oqupie.WebHost.Access;

namespace Oqupie.WebHost.Knowledge;

/// <summary>Categories and folders.</summary>
internal static class SectionEndpoints
{
    private const Permission May = Permission.WorkOnKnowledge;
    private const string Room = KnowledgeEndpoints.Room;

    public static void MapSections(this RouteGroupBuilder knowledge)
    {
        knowledge.MapGet("/categories", Categories).WithName("listCategories").WithSummary("Lists the categories of a knowledge base").Requires(May, Room);
        knowledge.MapPost("/categories", MakeCategory).WithName("makeCategory").WithSummary("Makes a category").Requires(May, Room);
        knowledge.MapGet("/categories/{category}", Category).WithName("readCategory").WithSummary("Reads a category").Requires(May, Room);
        knowledge.MapPatch("/categories/{category}", ChangeCategory).WithName("changeCategory").WithSummary("Changes or moves a category").Requires(May, Room);
        knowledge.MapDelete("/categories/{category}", DeleteCategory).WithName("deleteCategory").WithSummary("Deletes an empty category").Requires(May, Room);

        knowledge.MapGet("/folders", Folders).WithName("listFolders").WithSummary("Lists the folders of a knowledge base").Requires(May, Room);
        knowledge.MapPost("/folders", MakeFolder).WithName("makeFolder").WithSummary("Makes a folder").Requires(May, Room);
        knowledge.MapGet("/folders/{folder}", Folder).WithName("readFolder").WithSummary("Reads a folder").Requires(May, Room);
        knowledge.MapPatch("/folders/{folder}", ChangeFolder).WithName("changeFolder").WithSummary("Changes or moves a folder").Requires(May, Room);
        knowledge.MapDelete("/folders/{folder}", DeleteFolder).WithName("deleteFolder").WithSummary("Deletes an empty folder").Requires(May, Room);
    }

    private static async Task<Results<Ok<Page<CategoryView>>, ProblemHttpResult>> Categories(
        string brand, Actor actor, KnowledgeDesk desk, CancellationToken cancellationToken) =>
        (await desk.Parts(actor, brand, tree => tree.Sections(actor, cancellationToken)))
            .ToHttp(tree => new Page<CategoryView>([.. tree.Categories.Select(CategoryView.Of)]));

    private static async Task<Results<Created<CategoryView>, ProblemHttpResult>> MakeCategory(
        string brand, CategoryBody body, Actor actor, KnowledgeDesk desk, CancellationToken cancellationToken) =>
        (await desk.Tree(actor, brand, tree => tree.MakeSection(actor, SectionKind.Category, body.ToWish(), cancellationToken)))
            .ToCreated(CategoryView.Of, made => $"{Wire.Api}/brands/{brand}/kb/categories/{made.Id}");

    private static async Task<Results<Ok<CategoryView>, ProblemHttpResult>> Category(
        string brand, string category, Actor actor, KnowledgeDesk desk, CancellationToken cancellationToken) =>
        (await desk.Tree(actor, brand, tree => tree.Section(actor, SectionKind.Category, category, cancellationToken))).ToHttp(CategoryView.Of);

    private static async Task<Results<Ok<CategoryView>, ProblemHttpResult>> ChangeCategory(
        string brand, string category, CategoryBody body, Actor actor, KnowledgeDesk desk, CancellationToken cancellationToken) =>
        (await desk.Tree(actor, brand, tree => tree.ChangeSection(actor, SectionKind.Category, category, body.ToWish(), cancellationToken)))
            .ToHttp(CategoryView.Of);

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteCategory(
        string brand, string category, Actor actor, KnowledgeDesk desk, CancellationToken cancellationToken) =>
        (await desk.Tree(actor, brand, tree => tree.DeleteSection(actor, SectionKind.Category, category, cancellationToken))).ToNoContent();

    private static async Task<Results<Ok<Page<FolderView>>, ProblemHttpResult>> Folders(
        string brand, Actor actor, KnowledgeDesk desk, CancellationToken cancellationToken) =>
        (await desk.Parts(actor, brand, tree => tree.Sections(actor, cancellationToken)))
            .ToHttp(tree => new Page<FolderView>([.. tree.Folders.Select(FolderView.Of)]));

    private static async Task<Results<Created<FolderView>, ProblemHttpResult>> MakeFolder(
        string brand, FolderBody body, Actor actor, KnowledgeDesk desk, CancellationToken cancellationToken) =>
        (await desk.Tree(actor, brand, tree => tree.MakeSection(actor, SectionKind.Folder, body.ToWish(), cancellationToken)))
            .ToCreated(FolderView.Of, made => $"{Wire.Api}/brands/{brand}/kb/folders/{made.Id}");

    private static async Task<Results<Ok<FolderView>, ProblemHttpResult>> Folder(
        string brand, string folder, Actor actor, KnowledgeDesk desk, CancellationToken cancellationToken) =>
        (await desk.Tree(actor, brand, tree => tree.Section(actor, SectionKind.Folder, folder, cancellationToken))).ToHttp(FolderView.Of);

    private static async Task<Results<Ok<FolderView>, ProblemHttpResult>> ChangeFolder(
        string brand, string folder, FolderBody body, Actor actor, KnowledgeDesk desk, CancellationToken cancellationToken) =>
        (await desk.Tree(actor, brand, tree => tree.ChangeSection(actor, SectionKind.Folder, folder, body.ToWish(), cancellationToken))).ToHttp(FolderView.Of);

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteFolder(
        string brand, string folder, Actor actor, KnowledgeDesk desk, CancellationToken cancellationToken) =>
        (await desk.Tree(actor, brand, tree => tree.DeleteSection(actor, SectionKind.Folder, folder, cancellationToken))).ToNoContent();
}
