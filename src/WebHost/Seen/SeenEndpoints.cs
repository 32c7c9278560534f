using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Seen;
using Oqupie.WebHost.Access;

namespace Oqupie.WebHost.Seen;

internal static class SeenEndpoints
{
    private static readonly Requirement Members = new(Permission.WorkOnTickets, "") { MembersOnly = true };

    public static void MapSeen(this IEndpointRouteBuilder routes)
    {
        var seen = routes.MapGroup($"{Wire.Api}/me/seen").WithTags("Me").With(Members);

        seen.MapGet("", Read).WithName("readSeen").WithSummary("What of these tickets the one who is signed in has read");
        seen.MapPost("/all", All).WithName("seeAll").WithSummary("Everything there is now is read");
        routes.MapPut($"{Wire.Api}/tickets/{{ticket:long:min(1)}}/seen", Saw).WithTags("Tickets").With(Members)
            .WithName("seeTicket").WithSummary("Marks a ticket as read up to a moment, or as unread");
    }

    private static async Task<Ok<SeenTickets>> Read(long[]? ticket, Actor actor, IGrainFactory grains) =>
        TypedResults.Ok(await Seen(actor, grains).Of([.. ticket ?? []]));

    private static async Task<Ok<SeenTickets>> All(Actor actor, IGrainFactory grains) => TypedResults.Ok(await Seen(actor, grains).SawAll());

    private static async Task<Results<NoContent, ProblemHttpResult>> Saw(
        long ticket, SeenBody body, Actor actor, SeenDesk desk, CancellationToken cancellationToken) =>
        (await desk.Saw(actor, ticket, body, cancellationToken)).ToNoContent();

    private static ISeenGrain Seen(Actor actor, IGrainFactory grains) =>
        grains.GetGrain<ISeenGrain>(new MemberId(actor.Account, actor.Id).ToString());
}

/// <summary>One of them.</summary>
/// <param name="At">What was written until then was read; never later than the newest message.</param>
/// <param name="Unread">True makes the newest message unread.</param>
internal sealed record SeenBody(DateTimeOffset? At, bool? Unread);
