using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Oqupie.Contracts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Views;
using Oqupie.WebHost.Access;

namespace Oqupie.WebHost.Views;

/// <summary>Lists of tickets that have a name, as far as they are there for who asks. What one shows is asked of the list: <c>GET /tickets?view=</c>.</summary>
internal static class ViewsEndpoints
{
    public static void MapViews(this IEndpointRouteBuilder routes)
    {
        var views = routes.MapGroup($"{Wire.Api}/views").WithTags("Views").Requires(Permission.WorkOnTickets, "tickets");

        views.MapGet("", List).WithName("listViews").WithSummary("Lists saved views by name: one's own and shared ones");
        views.MapPost("", Make).WithName("makeView").WithSummary("Saves a view");
        views.MapGet("/counts", Counts).WithName("countViews").WithSummary("Counts the tickets of saved views, up to 999 each");
        views.MapGet("/{view}", Read).WithName("readView").WithSummary("Reads a saved view");
        views.MapPatch("/{view}", Change).WithName("changeView").WithSummary("Changes a saved view");
        views.MapDelete("/{view}", Delete).WithName("deleteView").WithSummary("Deletes a saved view; its tickets stay");
    }

    private static async Task<Ok<Page<ViewAnswer>>> List(Actor actor, IGrainFactory grains, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Page<ViewAnswer>(
            [.. (await grains.SavedViews(actor).List(actor, cancellationToken)).Select(view => ViewAnswer.Of(view, actor))]));

    private static async Task<Ok<Page<ViewCountAnswer>>> Counts(Actor actor, IGrainFactory grains, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Page<ViewCountAnswer>(
        [
            .. (await grains.SavedViews(actor).Counts(actor, cancellationToken))
                .Select(count => new ViewCountAnswer(count.View, count.Version, count.Tickets.Count, count.Tickets.More)),
        ]));

    private static async Task<Results<Created<ViewAnswer>, ProblemHttpResult>> Make(
        ViewBody body, Actor actor, IGrainFactory grains, CancellationToken cancellationToken) =>
        body.ToWish().Succeeded(out var wish, out var refusal)
            ? (await grains.SavedViews(actor).Make(actor, wish, cancellationToken))
                .ToCreated(made => ViewAnswer.Of(made, actor), made => $"{Wire.Api}/views/{made.Id}")
            : refusal.ToProblem();

    private static async Task<Results<Ok<ViewAnswer>, ProblemHttpResult>> Read(
        string view, Actor actor, IGrainFactory grains, CancellationToken cancellationToken) =>
        (await grains.SavedViews(actor).Read(actor, view, cancellationToken)).ToHttp(found => ViewAnswer.Of(found, actor));

    private static async Task<Results<Ok<ViewAnswer>, ProblemHttpResult>> Change(
        string view, ViewBody body, Actor actor, IGrainFactory grains, CancellationToken cancellationToken) =>
        body.ToWish().Succeeded(out var wish, out var refusal)
            ? (await grains.SavedViews(actor).Change(actor, view, wish, cancellationToken)).ToHttp(changed => ViewAnswer.Of(changed, actor))
            : refusal.ToProblem();

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(
        string view, Actor actor, IGrainFactory grains, CancellationToken cancellationToken) =>
        (await grains.SavedViews(actor).Delete(actor, view, cancellationToken)).ToNoContent();

    private static ISavedViewsGrain SavedViews(this IGrainFactory grains, Actor actor) => grains.GetGrain<ISavedViewsGrain>(actor.Account.ToString());
}
