using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Oqupie.Contracts;
using Oqupie.Contracts.CannedResponses;
using Oqupie.Contracts.Members;
using Oqupie.WebHost.Access;

namespace Oqupie.WebHost.CannedResponses;

/// <summary>The stored answers of an account, as far as they are there for who asks.</summary>
internal static class CannedResponsesEndpoints
{
    private const Permission May = Permission.WorkOnCannedResponses;
    private const string Room = "canned-responses";

    public static void MapCannedResponses(this IEndpointRouteBuilder routes)
    {
        var responses = routes.MapGroup($"{Wire.Api}/canned-responses").WithTags("Canned responses");

        responses.MapGet("", List).WithName("listCannedResponses").WithSummary("Lists canned responses, the most used first").Requires(May, Room);
        responses.MapPost("", Make).WithName("makeCannedResponse").WithSummary("Makes a canned response").Requires(May, Room);
        responses.MapGet("/folders", Folders).WithName("listCannedResponseFolders").WithSummary("Lists the folders that canned responses are in")
            .Requires(May, Room);
        responses.MapGet("/{response}", Read).WithName("readCannedResponse").WithSummary("Reads a canned response").Requires(May, Room);
        responses.MapPatch("/{response}", Change).WithName("changeCannedResponse").WithSummary("Changes a canned response").Requires(May, Room);
        responses.MapDelete("/{response}", Delete).WithName("deleteCannedResponse").WithSummary("Deletes a canned response").Requires(May, Room);
        responses.MapPost("/{response}/render", Render).WithName("renderCannedResponse").WithSummary("Puts the values of a ticket into a canned response")
            .Requires(May | Permission.WorkOnTickets, Room, alsoReads: "tickets");
    }

    private static async Task<Results<Ok<Page<CannedResponseInfo>>, ProblemHttpResult>> List(
        [AsParameters] CannedListQuery query, Actor actor, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var outcome = query.Limit is < 1 or > CannedListQuery.MostAtOnce
            ? Refusal.Invalid($"1 to {CannedListQuery.MostAtOnce} at a time.", "limit")
            : await grains.Responses(actor).List(actor, query.ToQuery(), cancellationToken);
        return outcome.ToHttp(page => new Page<CannedResponseInfo>(page.Items, page.Next));
    }

    private static async Task<Results<Created<CannedResponseInfo>, ProblemHttpResult>> Make(
        CannedResponseBody body, Actor actor, IGrainFactory grains, CancellationToken cancellationToken) =>
        (await grains.Responses(actor).Make(actor, body.ToWish(), cancellationToken))
            .ToCreated(made => made, made => $"{Wire.Api}/canned-responses/{made.Id}");

    private static async Task<Ok<Page<CannedResponseFolder>>> Folders(Actor actor, IGrainFactory grains, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Page<CannedResponseFolder>(await grains.Responses(actor).Folders(actor, cancellationToken)));

    private static async Task<Results<Ok<CannedResponseInfo>, ProblemHttpResult>> Read(
        string response, Actor actor, IGrainFactory grains, CancellationToken cancellationToken) =>
        (await grains.Responses(actor).Read(actor, response, cancellationToken)).ToHttp();

    private static async Task<Results<Ok<CannedResponseInfo>, ProblemHttpResult>> Change(
        string response, CannedResponseBody body, Actor actor, IGrainFactory grains, CancellationToken cancellationToken) =>
        (await grains.Responses(actor).Change(actor, response, body.ToWish(), cancellationToken)).ToHttp();

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(
        string response, Actor actor, IGrainFactory grains, CancellationToken cancellationToken) =>
        (await grains.Responses(actor).Delete(actor, response, cancellationToken)).ToNoContent();

    private static async Task<Results<Ok<FilledResponse>, ProblemHttpResult>> Render(
        string response, RenderBody body, Actor actor, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var outcome = body.Ticket is not (> 0 and var ticket)
            ? Refusal.Invalid("Say for which ticket.", "ticket")
            : await grains.Responses(actor).Render(actor, response, new(ticket, body.Inserted ?? false, body.Body), cancellationToken);
        return outcome.ToHttp();
    }

    private static ICannedResponsesGrain Responses(this IGrainFactory grains, Actor actor) =>
        grains.GetGrain<ICannedResponsesGrain>(actor.Account.ToString());
}
