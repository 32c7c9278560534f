using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets.Sleeping;

namespace Oqupie.Grains.Tickets;

/// <summary>What an agent's words become. Pure.</summary>
internal static class ReplyRules
{
    /// <param name="copies">Who gets it beside the customer.</param>
    /// <param name="way">How it leaves. Where the brand has no channel (null), or one that sends nothing, the reply is kept and has failed at once.</param>
    /// <param name="answered">The customer's newest message, if one is there.</param>
    public static Decision Reply(
        Ticket ticket,
        ReplyWish wish,
        Actor actor,
        WrittenText written,
        Copies copies,
        IReplyWay? way,
        ContentMeta? answered,
        DateTimeOffset now)
    {
        if (written.IsEmpty && wish.Attachments.IsEmpty)
        {
            return TicketRefusals.NoText;
        }

        if (ticket.Merge is not null)
        {
            return TicketRefusals.Merged;
        }

        if (ticket.Row.Box is TicketBox.Deleted)
        {
            return TicketRefusals.Deleted;
        }

        if (ticket.Row.Box is TicketBox.Blocked)
        {
            return TicketRefusals.Blocked;
        }

        if (wish.SeenVersion is { } seen && ticket.HasUnseen(seen, actor))
        {
            return TicketRefusals.Unseen;
        }

        var draft = Draft(ticket, copies, answered, wish.By.Kind is "member" ? wish.By.Name : "");

        if (way is not null && !way.Reaches(draft))
        {
            return TicketRefusals.NoRecipient;
        }

        if (way is not null && SurfaceRules.Check(way.Surface(draft), ticket, written.Text, files: !wish.Attachments.IsEmpty, now) is { } refusal)
        {
            return refusal;
        }

        var version = ticket.Version + 1;
        var content = written.ToContent(ticket.Row.Customer, wish.Attachments, copies);
        var due = now.AddSeconds(wish.HoldSeconds);
        var reply = new ReplyWritten
        {
            At = now,
            ByKind = actor.Kind,
            By = actor.Id,
            Content = content.Id,
            Outbox = content.Id,
            DueAt = due,
            Status = wish.Status,
        };
        var status = StatusWith(ticket, wish.Status, actor, now);
        var additions = CopyRules.After(ticket.Row, wish, copies);

        if (way is not { Sends: true })
        {
            var reason = Reason(ticket, TicketRefusals.CannotSend.Reason);
            var failed = new DeliveryChanged
            {
                At = now,
                ByKind = ActorKind.System,
                By = "",
                Reply = version,
                State = DeliveryState.Failed,
                Content = reason.Id,
                Code = TicketRefusals.CannotSend.Code,
            };
            return new() { Events = [reply, .. status, failed], Contents = [content, reason], Cc = copies.Cc, Additions = additions, WishId = wish.WishId };
        }

        return new()
        {
            Events = [reply, .. status],
            Contents = [content],
            Cc = copies.Cc,
            Additions = additions,
            Outbox = Entry(ticket, version, content.Id, way, due, draft),
            WishId = wish.WishId,
        };
    }

    public static Decision Memo(Ticket ticket, MemoWish wish, Actor actor, WrittenText written, DateTimeOffset now)
    {
        if (written.IsEmpty && wish.Attachments.IsEmpty)
        {
            return TicketRefusals.NoText;
        }

        if (ticket.Merge is not null)
        {
            return TicketRefusals.Merged;
        }

        if (wish.SeenVersion is { } seen && seen < ticket.NewestMessage)
        {
            return TicketRefusals.Unseen;
        }

        var content = written.ToContent(ticket.Row.Customer, wish.Attachments, Copies.None);
        return new()
        {
            Events = [new MemoWritten { At = now, ByKind = actor.Kind, By = actor.Id, Content = content.Id, Mentions = written.Mentions }],
            Contents = [content],
            WishId = wish.WishId,
        };
    }

    /// <summary>Takes a reply or a forward back, and the status with it where nobody has changed that since.</summary>
    public static Decision Withdraw(Ticket ticket, long version, Actor actor, DateTimeOffset now)
    {
        if (!ticket.Replies.TryGetValue(version, out var reply))
        {
            return TicketRefusals.NoSuchReply;
        }

        if (reply.State is not DeliveryState.Queued || reply.Attempt > 0 || reply.Automatic)
        {
            return TicketRefusals.HasLeft;
        }

        var withdrawn = new ReplyWithdrawn { At = now, ByKind = actor.Kind, By = actor.Id, Reply = version };
        var back = reply.SetStatus == ticket.Row.Status ? StatusWith(ticket, reply.StatusBefore, actor, now) : [];
        return new() { Events = [withdrawn, .. back], Withdraw = reply.Outbox };
    }

    /// <param name="written">What came with the reply when it was written.</param>
    public static Decision Resend(Ticket ticket, long version, Actor actor, ContentMeta written, IReplyWay? way, DateTimeOffset now)
    {
        if (!ticket.Replies.TryGetValue(version, out var reply))
        {
            return TicketRefusals.NoSuchReply;
        }

        if (way is null || reply.State is not (DeliveryState.Failed or DeliveryState.Unknown or DeliveryState.Bounced))
        {
            return TicketRefusals.NothingToSend;
        }

        if (!way.Sends)
        {
            return TicketRefusals.CannotSend;
        }

        var draft = Draft(ticket, Copies.Of(written), null, agent: "");

        if (!way.Reaches(draft))
        {
            return TicketRefusals.NoRecipient;
        }

        // A reply that no channel could carry never was in the outbox; every other one is, and keeps its Message-ID.
        var neverQueued = reply is { State: DeliveryState.Failed, Attempt: 0 };
        return new()
        {
            Events = [new ReplyRequeued { At = now, ByKind = actor.Kind, By = actor.Id, Reply = version }],
            Outbox = neverQueued ? Entry(ticket, version, reply.Outbox, way, now, draft) : null,
            Requeue = neverQueued ? null : reply.Outbox,
        };
    }

    /// <summary>Records what became of a reply. What is known already, or is older than what is known, changes nothing.</summary>
    public static Decision Delivered(Ticket ticket, DeliveryReport report, DateTimeOffset now)
    {
        if (!ticket.Replies.TryGetValue(report.Reply, out var known))
        {
            return TicketRefusals.NoSuchReply;
        }

        if (known.State is DeliveryState.Withdrawn || known.Attempt > report.Attempt
            || (known.Attempt == report.Attempt && (known.State == report.State || known.State is DeliveryState.Bounced)))
        {
            return Decision.Nothing;
        }

        var reason = report.Reason is { Length: > 0 } words ? Reason(ticket, words) : null;
        var left = report is { State: DeliveryState.Sent, NotTo: { Length: > 0 } refused } ? Reason(ticket, refused) : null;
        var changed = new DeliveryChanged
        {
            At = now,
            ByKind = ActorKind.System,
            By = "",
            Reply = report.Reply,
            State = report.State,
            Attempt = report.Attempt,
            Content = reason?.Id,
        };
        return new()
        {
            Events = left is null ? [changed] : [changed, ReceiptRules.Noted(report.Reply, DeliveryNote.NotToAll, left, now)],
            Contents = [.. new[] { reason, left }.OfType<Content>()],
        };
    }

    /// <summary>A report may be quicker than our own outbox, so whatever was not known to have failed has bounced.</summary>
    public static Decision Bounced(Ticket ticket, BounceReport report, DateTimeOffset now)
    {
        var (version, known) = ticket.Replies.FirstOrDefault(reply => reply.Value.Outbox == report.Outbox);

        if (known is null)
        {
            return TicketRefusals.NoSuchReply;
        }

        if (known.State is DeliveryState.Withdrawn or DeliveryState.Failed or DeliveryState.Bounced)
        {
            return Decision.Nothing;
        }

        var reason = Reason(ticket, report.Reason);
        var bounced = new DeliveryChanged
        {
            At = now,
            ByKind = ActorKind.System,
            By = "",
            Reply = version,
            State = DeliveryState.Bounced,
            Attempt = Math.Max(1, known.Attempt),
            Content = reason.Id,
        };
        return new() { Events = [bounced], Contents = [reason] };
    }

    private static ImmutableArray<TicketEvent> StatusWith(Ticket ticket, TicketStatus? status, Actor actor, DateTimeOffset now) =>
        status is { } to && to != ticket.Row.Status
            ?
            [
                new StatusChanged { At = now, ByKind = actor.Kind, By = actor.Id, From = ticket.Row.Status, To = to },
                .. to is TicketStatus.Completed ? SleepRules.Roused(ticket.Row, actor.Kind, actor.Id, now) : [],
            ]
            : [];

    private static OutboxEntry Entry(Ticket ticket, long version, string content, IReplyWay way, DateTimeOffset due, ReplyDraft draft) => new()
    {
        Id = content,
        Ticket = ticket.Row.Id,
        Reply = version,
        Channel = way.Channel,
        Content = content,
        Customer = ticket.Row.Customer,
        DueAt = due,
        Envelope = way.Envelope(draft),
        Target = draft.Answered?.Item,
    };

    private static Content Reason(Ticket ticket, string words) =>
        new() { Id = LocalKey.New(), Customer = ticket.Row.Customer, Text = words };

    /// <summary>What a reply to a ticket is, before its words.</summary>
    public static ReplyDraft Draft(Ticket ticket, Copies copies, ContentMeta? answered, string agent) => new()
    {
        Ticket = ticket.Row.Id,
        Subject = ticket.Row.Subject,
        CustomerName = ticket.Row.CustomerName,
        CustomerEmail = ticket.Row.CustomerEmail,
        Cc = copies.CcParties,
        Bcc = copies.BccParties,
        Answered = answered,
        Agent = agent,
    };
}
