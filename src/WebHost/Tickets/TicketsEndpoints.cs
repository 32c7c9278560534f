using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Oqupie.Contracts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Mentions;
using Oqupie.Contracts.Tickets;
using Oqupie.WebHost.Access;

namespace Oqupie.WebHost.Tickets;

internal static class TicketsEndpoints
{
    public static void AddTickets(this IServiceCollection services)
    {
        services.AddSingleton<TicketDesk>();
        services.AddSingleton<WritingReader>();
        services.AddSingleton<SentLinks>();
        services.AddSingleton<WritingDesk>();
    }

    public static void MapTickets(this IEndpointRouteBuilder routes)
    {
        var tickets = routes.MapGroup($"{Wire.Api}/tickets").WithTags("Tickets").Requires(Permission.WorkOnTickets, "tickets");

        tickets.MapGet("", List).WithName("listTickets").WithSummary("Lists tickets by cursor");
        tickets.MapGet("/counts", Counts).WithName("countTickets").WithSummary("Counts the tickets in each box");
        tickets.MapGet("/count", Count).WithName("countList").WithSummary("Counts the tickets of a list, up to 999");
        tickets.MapPost("", Make).WithName("makeTicket").WithSummary("Opens a ticket");

        var ticket = tickets.MapGroup("/{ticket:long:min(1)}");

        ticket.MapGet("", Read).WithName("readTicket").WithSummary("Reads a ticket; the ETag is its version");
        ticket.MapPatch("", Change).WithName("changeTicket").WithSummary("Changes fields; If-Match may say the expected version");
        ticket.MapGet("/timeline", Timeline).WithName("readTimeline").WithSummary("Reads what happened on a ticket");
        ticket.MapGet("/reply-surface", Surface).WithName("readReplySurface").WithSummary("Says what an answer may be as things stand");
        ticket.MapGet("/mentionable", Mentionable).WithName("listMentionable").WithSummary("Finds whom a memo on the ticket can name");
        ticket.MapPost("/replies", Reply).WithName("writeReply").WithSummary("Writes to the customer, and may set the status");
        ticket.MapDelete("/replies/{item}", Withdraw).WithName("withdrawReply").WithSummary("Takes a reply back that has not begun to leave");
        ticket.MapPost("/replies/{item}/resend", Resend).WithName("resendReply").WithSummary("Sends a reply again that failed, or may have");
        ticket.MapPost("/replies/{item}/send-now", SendNow).WithName("sendReplyNow").WithSummary("Has a reply leave now that is planned for later");
        ticket.MapDelete("/replies/{item}/files/{file:int:min(0)}/link", WithdrawLink).WithName("withdrawLink")
            .WithSummary("Ends the address by which a file of a reply is fetched");
        ticket.MapPost("/forward", Forward).WithName("forwardTicket").WithSummary("Sends items of the ticket to people outside, unseen by the customer");
        ticket.MapPost("/memos", Memo).WithName("writeMemo").WithSummary("Writes what only members see");
    }

    private static async Task<Results<Ok<Page<TicketView>>, ProblemHttpResult>> List(
        [AsParameters] ListQuery query, Actor actor, TicketDesk desk, CancellationToken cancellationToken) =>
        (await desk.List(actor, query, cancellationToken)).ToHttp();

    private static async Task<Ok<BoxCounts>> Counts(string? brand, Actor actor, TicketDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.Counts(actor, brand, cancellationToken));

    private static async Task<Results<Ok<TicketCount>, ProblemHttpResult>> Count(
        [AsParameters] ListQuery query, Actor actor, TicketDesk desk, CancellationToken cancellationToken) =>
        (await desk.Count(actor, query, cancellationToken)).ToHttp();

    private static async Task<Results<Created<TicketView>, ProblemHttpResult>> Make(
        NewTicketBody body, Actor actor, HttpRequest request, TicketDesk desk, CancellationToken cancellationToken) =>
        (await desk.Make(actor, body, request, cancellationToken)).ToCreated(view => view, view => $"{Wire.Api}/tickets/{view.Id}");

    private static async Task<Results<Ok<Page<Mentionable>>, ProblemHttpResult>> Mentionable(
        long ticket, string? q, Actor actor, TicketDesk desk, CancellationToken cancellationToken) =>
        (await desk.Mentionable(actor, ticket, q ?? "", cancellationToken)).ToHttp();

    private static async Task<Results<Ok<TicketView>, ProblemHttpResult>> Read(
        long ticket, Actor actor, IGrainFactory grains, HttpResponse response, CancellationToken cancellationToken) =>
        (await grains.Ticket(actor, ticket).Read(actor, cancellationToken)).WithVersion(response).ToHttp();

    private static async Task<Results<Ok<TicketView>, ProblemHttpResult>> Change(
        long ticket, TicketChangeBody body, Actor actor, HttpRequest request, HttpResponse response, TicketDesk desk, CancellationToken cancellationToken) =>
        (await desk.Change(actor, ticket, body, request, cancellationToken)).WithVersion(response).ToHttp();

    private static async Task<Results<Ok<Page<TimelineItemView>>, ProblemHttpResult>> Timeline(
        long ticket, string? after, string? before, string? limit, Actor actor, WritingDesk desk, CancellationToken cancellationToken) =>
        Range(after, before, limit).Succeeded(out var range, out var refusal)
            ? (await desk.Timeline(actor, ticket, range, cancellationToken)).ToHttp()
            : refusal.ToProblem();

    private static async Task<Results<Ok<ReplySurface>, ProblemHttpResult>> Surface(
        long ticket, Actor actor, IGrainFactory grains, CancellationToken cancellationToken) =>
        (await grains.GetGrain<ITicketItemsGrain>(new TicketId(actor.Account, ticket).ToString()).Surface(actor, cancellationToken)).ToHttp();

    private static async Task<Results<Created<TimelineItemView>, ProblemHttpResult>> Reply(
        long ticket, ReplyBody body, Actor actor, HttpRequest request, WritingDesk desk, CancellationToken cancellationToken) =>
        (await desk.Reply(actor, ticket, body, request, cancellationToken)).ToCreated(item => item);

    private static async Task<Results<Ok<WithdrawnReply>, ProblemHttpResult>> Withdraw(
        long ticket, string item, Actor actor, WritingDesk desk, CancellationToken cancellationToken) =>
        (await desk.Withdraw(actor, ticket, item, cancellationToken)).ToHttp();

    private static async Task<Results<NoContent, ProblemHttpResult>> WithdrawLink(
        long ticket, string item, int file, Actor actor, SentLinks links, CancellationToken cancellationToken) =>
        (await links.Withdraw(actor, ticket, item, file, cancellationToken)).ToNoContent();

    private static async Task<Results<Ok<TimelineItemView>, ProblemHttpResult>> Resend(
        long ticket, string item, Actor actor, WritingDesk desk, CancellationToken cancellationToken) =>
        (await desk.Resend(actor, ticket, item, cancellationToken)).ToHttp();

    private static async Task<Results<Ok<TimelineItemView>, ProblemHttpResult>> SendNow(
        long ticket, string item, Actor actor, WritingDesk desk, CancellationToken cancellationToken) =>
        (await desk.SendNow(actor, ticket, item, cancellationToken)).ToHttp();

    private static async Task<Results<Created<TimelineItemView>, ProblemHttpResult>> Memo(
        long ticket, MemoBody body, Actor actor, HttpRequest request, WritingDesk desk, CancellationToken cancellationToken) =>
        (await desk.Memo(actor, ticket, body, request, cancellationToken)).ToCreated(item => item);

    private static async Task<Results<Created<TimelineItemView>, ProblemHttpResult>> Forward(
        long ticket, ForwardBody body, Actor actor, HttpRequest request, WritingDesk desk, CancellationToken cancellationToken) =>
        (await desk.Forward(actor, ticket, body, request, cancellationToken)).ToCreated(item => item);

    private static Outcome<TicketView> WithVersion(this Outcome<TicketView> outcome, HttpResponse response)
    {
        if (outcome.Succeeded(out var view, out _))
        {
            response.Headers.ETag = RequestWords.ETag(view.Version);
        }

        return outcome;
    }

    private static Outcome<TimelineRange> Range(string? after, string? before, string? limit)
    {
        if (!TryVersion(after, out var low))
        {
            return Refusal.Invalid("That is not a version.", "after");
        }

        if (!TryVersion(before, out var high))
        {
            return Refusal.Invalid("That is not a version.", "before");
        }

        return ListQuery.TryLimit(limit, out var most)
            ? new TimelineRange { After = low, Before = high, Limit = most }
            : Refusal.Invalid("From 1 to 200.", "limit");
    }

    private static bool TryVersion(string? text, out long? version)
    {
        var said = !string.IsNullOrEmpty(text);
        var valid = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var read);
        version = said && valid ? read : null;
        return !said || valid;
    }
}
