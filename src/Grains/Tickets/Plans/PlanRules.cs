using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Schedule;

namespace Oqupie.Grains.Tickets.Plans;

/// <summary>Replies that leave later: planned by the rules of those that leave now, and sent by them. Pure.</summary>
internal static class PlanRules
{
    private const int Most = 20;
    private static readonly TimeSpan Furthest = TimeSpan.FromDays(366);

    /// <param name="now">What the same reply would be that leaves now: its refusal is this one's too.</param>
    public static Decision Plan(
        Ticket ticket, ReplyWish wish, ReplyPlanWish plan, Actor actor, Decision now, WrittenText written, Copies copies, bool sends, DateTimeOffset at)
    {
        if (plan.At <= at || plan.At > at + Furthest)
        {
            return Refusal.Invalid("Choose a time that is still to come, within a year.", "sendAt", "not_a_time_to_come");
        }

        if (ticket.Plans.Count >= Most)
        {
            return Refusal.Conflict($"At most {Most} replies wait on one ticket.", "too_many_planned");
        }

        if ((now.Refusal ?? (sends ? null : TicketRefusals.CannotSend)) is { } refusal)
        {
            return refusal;
        }

        var content = written.ToContent(ticket.Row.Customer, wish.Attachments, copies);
        var sendAt = plan.At.AddTicks(-(plan.At.Ticks % TimeSpan.TicksPerSecond));
        var planned = new ReplyPlanned
        {
            At = at,
            ByKind = actor.Kind,
            By = actor.Id,
            Content = content.Id,
            SendAt = sendAt,
            Status = wish.Status,
            Anyway = plan.Anyway,
        };
        return new() { Events = [planned], Contents = [content], WishId = wish.WishId, Due = [ReplyPlan.Row(ticket.Row.Id, ticket.Version + 1, sendAt)] };
    }

    /// <summary>Takes a plan back.</summary>
    public static Decision Drop(Ticket ticket, long plan, Actor actor, DateTimeOffset now) => new()
    {
        Events = [new PlanEnded { At = now, ByKind = actor.Kind, By = actor.Id, Plan = plan, Sent = false }],
        DueEnded = [ReplyPlan.End(ticket.Row.Id, plan)],
    };

    /// <summary>What keeps a plan from leaving by itself; null where nothing does.</summary>
    public static string? Held(Ticket ticket, long plan, PlanState state) =>
        !state.Anyway && ticket.NewestMessage > plan ? TicketRefusals.Unseen.Code : null;

    /// <summary>Its time came, and something is in the way.</summary>
    public static Decision Hold(long plan, string code, DueEnd row, DateTimeOffset now) => new()
    {
        Events = [new PlanHeld { At = now, ByKind = ActorKind.System, By = "", Plan = plan, Code = code }],
        DueEnded = [row],
    };

    /// <summary>The reply leaves; the plan ends with it, in one append.</summary>
    public static Decision Send(Decision reply, long plan, DueEnd row)
    {
        var first = reply.Events[0];
        var ended = new PlanEnded { At = first.At, ByKind = first.ByKind, By = first.By, Plan = plan, Sent = true };
        return reply with { Events = [.. reply.Events, ended], DueEnded = [row] };
    }

    /// <summary>The wish that was planned.</summary>
    public static ReplyWish Wish(PlanState state, Content written, Participant by, int holdSeconds)
    {
        var copies = Copies.Of(written.Meta);
        return new()
        {
            Body = written.Text,
            Status = state.Status,
            Attachments = written.Meta.Attachments,
            Cc = copies.Cc,
            Bcc = copies.Bcc,
            HoldSeconds = holdSeconds,
            By = by,
        };
    }

    /// <summary>Whoever wrote a plan, when nobody is there to ask for it.</summary>
    public static Actor Writer(TicketId ticket, PlanState state) => Actor.System(ticket.Account) with { Kind = state.ByKind, Id = state.By };
}
