using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Members;
using Oqupie.WebHost.Access;

namespace Oqupie.WebHost.Channels;

/// <summary>What came in on a channel, what became of it, and what can still be done about it.</summary>
internal static class FatesEndpoints
{
    private const string Room = ChannelsEndpoints.Room;

    /// <summary>What came in is what tickets are made of: a key that only sets channels up reads none of it.</summary>
    private const string Mail = "tickets";

    public static void MapFates(this RouteGroupBuilder channel)
    {
        channel.MapGet("/messages", Messages).WithName("listMessages").WithSummary("Lists what came in and what became of it")
            .Requires(Permission.ManageChannels, Room, alsoReads: Mail);
        channel.MapPost("/messages/retry-failed", RetryFailed).WithName("retryFailedMessages").WithSummary("Takes in again what failed, 50 at a time")
            .Requires(Permission.ManageChannels, Room);
        channel.MapGet("/messages/{message}/raw", Raw).WithName("readRawMessage").WithSummary("The bytes as they came")
            .Produces(StatusCodes.Status200OK, contentType: "message/rfc822")
            .Requires(Permission.ManageChannels, Room, alsoReads: Mail);
        channel.MapPost("/messages/{message}/retry", Retry).WithName("retryMessage").WithSummary("Takes a message in again that failed")
            .Requires(Permission.ManageChannels, Room);
        channel.MapPost("/messages/{message}/release", Release).WithName("releaseMessage").WithSummary("Lets a message through that is held")
            .Requires(Permission.ManageChannels, Room);
        channel.MapGet("/reconciliation", Reconcile).WithName("reconcileChannel").WithSummary("Compares the mailbox with what came in")
            .Requires(Permission.ManageChannels, Room, alsoReads: Mail);
        channel.MapPost("/reconciliation", FetchMissing).WithName("fetchMissingMessages").WithSummary("Fetches what is missing and compares again")
            .Requires(Permission.ManageChannels, Room, alsoReads: Mail);
    }

    private static async Task<Results<Ok<Page<IntakeRow>>, ProblemHttpResult>> Messages(
        string channel, string? fate, string? cursor, string? limit, Actor actor, IntakeDesk desk, CancellationToken cancellationToken) =>
        (await desk.Messages(actor, channel, fate, cursor, limit, cancellationToken)).ToHttp();

    private static async Task<Results<Ok<RetriedMessages>, ProblemHttpResult>> RetryFailed(
        string channel, string? cursor, Actor actor, IntakeDesk desk, CancellationToken cancellationToken) =>
        (await desk.RetryFailed(actor, channel, cursor, cancellationToken)).ToHttp();

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> Raw(
        string channel, string message, Actor actor, IntakeDesk desk, CancellationToken cancellationToken) =>
        (await desk.Raw(actor, channel, message, cancellationToken)).Succeeded(out var bytes, out var refusal)
            ? TypedResults.Stream(bytes, "message/rfc822", $"{message}.eml")
            : refusal.ToProblem();

    private static async Task<Results<Ok<InboundAnswer>, ProblemHttpResult>> Retry(
        string channel, string message, Actor actor, IntakeDesk desk, CancellationToken cancellationToken) =>
        (await desk.Retry(actor, channel, message, cancellationToken)).ToHttp();

    private static async Task<Results<Ok<InboundAnswer>, ProblemHttpResult>> Release(
        string channel, string message, Actor actor, IntakeDesk desk, CancellationToken cancellationToken) =>
        (await desk.Release(actor, channel, message, cancellationToken)).ToHttp();

    private static async Task<Results<Ok<Reconciliation>, ProblemHttpResult>> Reconcile(
        string channel, Actor actor, IntakeDesk desk, CancellationToken cancellationToken) =>
        (await desk.Reconcile(actor, channel, cancellationToken)).ToHttp();

    private static async Task<Results<Ok<Reconciliation>, ProblemHttpResult>> FetchMissing(
        string channel, Actor actor, IntakeDesk desk, CancellationToken cancellationToken) =>
        (await desk.FetchMissing(actor, channel, cancellationToken)).ToHttp();
}
