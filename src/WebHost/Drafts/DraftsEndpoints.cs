using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Oqupie.Contracts;
using Oqupie.Contracts.Drafts;
using Oqupie.Contracts.Members;
using Oqupie.WebHost.Access;

namespace Oqupie.WebHost.Drafts;

internal static class DraftsEndpoints
{
    public static void MapDrafts(this IEndpointRouteBuilder routes)
    {
        var drafts = routes.MapGroup($"{Wire.Api}/drafts").WithTags("Tickets").Requires(Permission.WorkOnTickets, "tickets");

        drafts.MapGet("", Marks).WithName("listDraftMarks").WithSummary("In which drafts of these tickets words stand, and whose");

        var draft = routes.MapGroup($"{Wire.Api}/tickets/{{ticket:long:min(1)}}/draft").WithTags("Tickets").Requires(Permission.WorkOnTickets, "tickets");

        draft.MapGet("", Read).WithName("readDraft").WithSummary("What is being written on a ticket");
        draft.MapPut("", Put).WithName("writeDraft").WithSummary("Puts other words in the place of what is being written");
    }

    private static async Task<Results<Ok<DraftsView>, ProblemHttpResult>> Read(
        long ticket, Actor actor, DraftDesk desk, CancellationToken cancellationToken) => (await desk.Read(actor, ticket, cancellationToken)).ToHttp();

    private static async Task<Results<Ok<DraftsView>, ProblemHttpResult>> Put(
        long ticket, DraftsBody body, Actor actor, DraftDesk desk, CancellationToken cancellationToken) =>
        (await desk.Put(actor, ticket, body, cancellationToken)).ToHttp();

    private static async Task<Ok<Page<DraftMark>>> Marks(long[]? ticket, Actor actor, IGrainFactory grains, CancellationToken cancellationToken)
    {
        ImmutableArray<long> tickets = [.. ticket ?? []];
        return TypedResults.Ok(new Page<DraftMark>(
            await grains.GetGrain<IDraftMarksGrain>(actor.Account.ToString()).Of(actor, tickets, cancellationToken), null));
    }
}
