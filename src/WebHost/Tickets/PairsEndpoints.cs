using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Oqupie.Contracts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.WebHost.Access;

namespace Oqupie.WebHost.Tickets;

/// <summary>What tickets have to do with one another.</summary>
internal static class PairsEndpoints
{
    public static void MapTicketPairs(this IEndpointRouteBuilder routes)
    {
        var ticket = routes.MapGroup($"{Wire.Api}/tickets/{{ticket:long:min(1)}}").WithTags("Tickets").Requires(Permission.WorkOnTickets, "tickets");

        ticket.MapGet("/links", Related).WithName("listLinks").WithSummary("Lists the tickets it is linked to, merged with, or maybe related to");
        ticket.MapPost("/links", Link).WithName("linkTickets").WithSummary("Links two tickets, on both sides");
        ticket.MapDelete("/links/{linked:long:min(1)}", Unlink).WithName("unlinkTickets")
            .WithSummary("Lets go of a link, or says that a maybe related ticket is not");
        ticket.MapPost("/merge", Merge).WithName("mergeTicket").WithSummary("Merges the ticket into another one, which it answers");
        ticket.MapPost("/unmerge", Unmerge).WithName("unmergeTicket").WithSummary("Takes a merge back, within a week");
        ticket.MapPost("/split", Split).WithName("splitTicket").WithSummary("Makes a ticket of some of its items, which it answers");
    }

    private static async Task<Results<Ok<Page<RelatedTicket>>, ProblemHttpResult>> Related(
        long ticket, Actor actor, IGrainFactory grains, CancellationToken cancellationToken) =>
        (await grains.Pairs(actor).Related(actor, ticket, cancellationToken)).ToHttp(related => new Page<RelatedTicket>(related));

    private static async Task<Results<Ok<TicketView>, ProblemHttpResult>> Link(
        long ticket, LinkBody body, Actor actor, IGrainFactory grains, Participants participants, CancellationToken cancellationToken) =>
        (await grains.Pairs(actor).Link(actor, new(ticket, body.Ticket ?? 0, await participants.Of(actor)), on: true, cancellationToken)).ToHttp();

    private static async Task<Results<Ok<TicketView>, ProblemHttpResult>> Unlink(
        long ticket, long linked, Actor actor, IGrainFactory grains, Participants participants, CancellationToken cancellationToken) =>
        (await grains.Pairs(actor).Link(actor, new(ticket, linked, await participants.Of(actor)), on: false, cancellationToken)).ToHttp();

    private static async Task<Results<Ok<TicketView>, ProblemHttpResult>> Merge(
        long ticket, MergeBody body, Actor actor, IGrainFactory grains, Participants participants, CancellationToken cancellationToken) =>
        (await grains.Pairs(actor).Merge(actor, new(ticket, body.Into ?? 0, await participants.Of(actor)), cancellationToken)).ToHttp();

    private static async Task<Results<Ok<TicketView>, ProblemHttpResult>> Unmerge(
        long ticket, Actor actor, IGrainFactory grains, Participants participants, CancellationToken cancellationToken) =>
        (await grains.Pairs(actor).Unmerge(actor, ticket, await participants.Of(actor), cancellationToken)).ToHttp();

    private static async Task<Results<Ok<TicketView>, ProblemHttpResult>> Split(
        long ticket, SplitBody body, Actor actor, IGrainFactory grains, Participants participants, CancellationToken cancellationToken) =>
        body.Versions() is { } items
            ? (await grains.Pairs(actor).Split(
                actor, new() { Ticket = ticket, Items = items, Subject = body.Subject, By = await participants.Of(actor) }, cancellationToken)).ToHttp()
            : Refusal.Invalid("There is no such item.", "items").ToProblem();

    private static ITicketPairsGrain Pairs(this IGrainFactory grains, Actor actor) => grains.GetGrain<ITicketPairsGrain>(actor.Account.ToString());
}

internal sealed record LinkBody(long? Ticket);

internal sealed record MergeBody(long? Into);

/// <param name="Items">As the timeline calls them.</param>
/// <param name="Subject">Left out: the old one's.</param>
internal sealed record SplitBody(ImmutableArray<string?>? Items, string? Subject)
{
    /// <summary>Null where one of them is none.</summary>
    public ImmutableArray<long>? Versions()
    {
        var versions = ImmutableArray.CreateBuilder<long>();

        foreach (var item in Items is { IsDefault: false } named ? named : [])
        {
            if (item is null || !RequestWords.TryItem(item, out var version))
            {
                return null;
            }

            versions.Add(version);
        }

        return versions.ToImmutable();
    }
}
