using Oqupie.Contracts;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Schedule;
using Oqupie.Grains.Tickets.Plans;

namespace Oqupie.Grains.Tickets;

/// <summary>Replies that leave later.</summary>
internal sealed partial class TicketGrain
{
    public async Task<Outcome<TimelineItem>> Plan(Actor actor, ReplyWish wish, ReplyPlanWish plan, CancellationToken cancellationToken)
    {
        if (await Seen(actor, cancellationToken) is not { } ticket)
        {
            return TicketRefusals.NoSuchTicket;
        }

        wish = await WithLinks(ticket, wish, cancellationToken);
        var written = WrittenText.OfReply(wish, richText);

        if (!(await Deciding(ticket, wish, actor, written, cancellationToken)).Succeeded(out var deciding, out var refusal))
        {
            return refusal;
        }

        var decision = PlanRules.Plan(ticket, wish, plan, actor, deciding.Decision, written, deciding.Copies, deciding.Sends, Now);
        return await Written(decision, wish.By, cancellationToken);
    }

    public async Task<Outcome<TimelineItem>> SendNow(Actor actor, long plan, int holdSeconds, CancellationToken cancellationToken)
    {
        if (await Seen(actor, cancellationToken) is not { } ticket)
        {
            return TicketRefusals.NoSuchTicket;
        }

        if (!ticket.Plans.TryGetValue(plan, out var state))
        {
            return await IsPlan(plan, cancellationToken) ? TicketRefusals.HasLeft : TicketRefusals.NoSuchReply;
        }

        var by = await ParticipantOf(actor);
        var decided = await Leaving(ticket, plan, state, actor, by, holdSeconds, ReplyPlan.End(Id, plan), cancellationToken);
        return decided.Succeeded(out var decision, out var refusal) ? await Written(decision, by, cancellationToken) : refusal;
    }

    public async Task<Outcome<bool>> SendDue(long plan, string token, CancellationToken cancellationToken)
    {
        if (await Loaded(cancellationToken) is not { } ticket || !ticket.Plans.TryGetValue(plan, out var state) || state.Held is not null)
        {
            return false;
        }

        var row = new DueEnd(ReplyPlan.What, ReplyPlan.Row(Id, plan, state.SendAt).Key, token);
        var writer = PlanRules.Writer(Id, state);
        var by = await ParticipantOf(writer);
        var decision = await DueDecision(ticket, plan, state, writer, by, row, cancellationToken);
        var done = await Written(decision, decision.Events[0] is PlanHeld ? System : by, cancellationToken);

        // Another silo was quicker: the row is not ours any more, and what it caused is stored.
        return done.Succeeded(out _, out var refusal) || refusal == TicketRefusals.NotDue ? true : refusal;
    }

    private async Task<Decision> DueDecision(
        Ticket ticket, long plan, PlanState state, Actor writer, Participant by, DueEnd row, CancellationToken cancellationToken)
    {
        if (PlanRules.Held(ticket, plan, state) is { } held)
        {
            return PlanRules.Hold(plan, held, row, Now);
        }

        var leaving = await Leaving(ticket, plan, state, writer, by, holdSeconds: 0, row, cancellationToken);
        return leaving.Succeeded(out var decision, out var refusal) ? decision : PlanRules.Hold(plan, refusal.Code, row, Now);
    }

    /// <summary>What the planned words become as things stand now, or what is in their way.</summary>
    private async Task<Outcome<Decision>> Leaving(
        Ticket ticket, long plan, PlanState state, Actor actor, Participant by, int holdSeconds, DueEnd row, CancellationToken cancellationToken)
    {
        if ((await Stored(plan, cancellationToken))?.Content is not { } content)
        {
            return TicketRefusals.NoText; // The customer was erased meanwhile.
        }

        var wish = PlanRules.Wish(state, content, by, holdSeconds);
        var deciding = await Deciding(ticket, wish, actor, new(content.Text, content.Html) { Original = content.Meta.Original }, cancellationToken);

        if (!deciding.Succeeded(out var found, out var refusal))
        {
            return refusal;
        }

        return found.Decision.Refusal is { } unsendable ? unsendable : PlanRules.Send(found.Decision, plan, row);
    }

    private async Task<Outcome<Deciding>> Deciding(
        Ticket ticket, ReplyWish wish, Actor actor, WrittenText written, CancellationToken cancellationToken)
    {
        var ours = await channels.Ours(Id.Account, [.. (wish.Cc ?? ticket.Row.Cc).Concat(wish.Bcc)], cancellationToken);

        if (!CopyRules.Of(ticket, wish, ours).Succeeded(out var copies, out var badCopy))
        {
            return badCopy;
        }

        var way = await WayOf(ticket, cancellationToken);
        var answered = await NewestMessage(ticket, cancellationToken);
        return new Deciding(ReplyRules.Reply(ticket, wish, actor, written, copies, way, answered, Now), copies, way is { Sends: true });
    }

    private async Task<Decision> TakenBack(Ticket ticket, long version, Actor actor, CancellationToken cancellationToken) =>
        ticket.Plans.ContainsKey(version) ? PlanRules.Drop(ticket, version, actor, Now)
        : !ticket.Replies.ContainsKey(version) && await IsPlan(version, cancellationToken) ? TicketRefusals.HasLeft
        : ReplyRules.Withdraw(ticket, version, actor, Now);

    private async Task<bool> IsPlan(long version, CancellationToken cancellationToken) =>
        await Stored(version, cancellationToken) is { Event: ReplyPlanned };
}

/// <summary>A reply as it would leave now.</summary>
/// <param name="Decision">What it becomes, or why not.</param>
/// <param name="Copies">Who gets it beside the customer.</param>
/// <param name="Sends">Whether anything leaves by the ticket's channel.</param>
internal sealed record Deciding(Decision Decision, Copies Copies, bool Sends);
