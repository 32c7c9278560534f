using Oqupie.Contracts;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Jobs;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;

namespace Oqupie.Grains.Jobs;

/// <summary>
/// Does one thing to one ticket, by the ticket's own methods: what somebody may, and what a ticket bears, is decided there. With a wish's id it is done once,
/// however often it is asked.
/// </summary>
internal sealed class Deeds(IGrainFactory grains)
{
    /// <param name="doer">Who does it.</param>
    /// <param name="act">What is done.</param>
    /// <param name="ticket">Its number.</param>
    /// <param name="before">How it stood when the list was taken: what changed since is left alone. Null asks nothing.</param>
    /// <param name="wish">The wish's id; null for none.</param>
    /// <param name="cancellationToken">Whether to go on.</param>
    public async Task<Outcome<Deed>> Do(Doer doer, BulkAct act, long ticket, JobBefore? before, string? wish, CancellationToken cancellationToken)
    {
        if (ticket < 1)
        {
            return JobRules.NoSuchTicket; // No key of a grain either.
        }

        var (actor, by) = doer;
        var grain = Ticket(actor, ticket);
        return act.Action switch
        {
            BulkAction.Memo => Written(await grain.Memo(actor, MemoOf(act, before, by, wish), cancellationToken)),
            BulkAction.Reply => Written(await grain.Reply(actor, ReplyOf(act, before, by, wish), cancellationToken)),
            BulkAction.Merge => await Merge(doer, ticket, act.Into!.Value, cancellationToken),
            BulkAction.Block or BulkAction.Unblock => await Block(actor, ticket, act.Action is BulkAction.Block, before?.Blocked, cancellationToken),
            _ => Changed(await grain.Change(actor, BulkChanges.Of(act, before, by, wish)!, cancellationToken)),
        };
    }

    /// <summary>Sets one ticket back to what it was before, where it still has what was done to it.</summary>
    public async Task<Outcome<Deed>> Undo(Doer doer, BulkAct act, JobItem item, string wish, CancellationToken cancellationToken)
    {
        var (actor, by) = doer;
        var before = item.Before!;
        return act.Action switch
        {
            BulkAction.Reply => await TakeBack(actor, item, cancellationToken),
            BulkAction.Merge => await Separate(doer, item.Ticket, act.Into!.Value, cancellationToken),
            BulkAction.Block or BulkAction.Unblock when before.Blocked == act.Action is BulkAction.Block => new Deed(item.Version),
            BulkAction.Block or BulkAction.Unblock => await Block(actor, item.Ticket, before.Blocked, !before.Blocked, cancellationToken),
            _ when BulkChanges.Back(act, before, by, wish) is { } change => Changed(await Ticket(actor, item.Ticket).Change(actor, change, cancellationToken)),
            _ => new Deed(item.Version),
        };
    }

    private static MemoWish MemoOf(BulkAct act, JobBefore? before, Participant by, string? wish) => new()
    {
        Body = act.Body ?? "",
        Format = TextFormat.Html,
        Attachments = act.Attachments,
        SeenVersion = before?.Version,
        WishId = wish,
        By = by,
    };

    private static ReplyWish ReplyOf(BulkAct act, JobBefore? before, Participant by, string? wish) => new()
    {
        Body = act.Body ?? "",
        Format = TextFormat.Html,
        Attachments = act.Attachments,
        Status = act.Status,
        SeenVersion = before?.Version,
        HoldSeconds = JobRules.HoldSeconds,
        WishId = wish,
        By = by,
    };

    private static Outcome<Deed> Changed(Outcome<TicketView> outcome) => outcome.Succeeded(out var view, out var refusal) ? new Deed(view.Version) : refusal;

    private static Outcome<Deed> Written(Outcome<TimelineItem> outcome) =>
        outcome.Succeeded(out var item, out var refusal) ? new Deed(item.Version) { Item = item.Version } : refusal;

    private async Task<Outcome<Deed>> Merge(Doer doer, long ticket, long into, CancellationToken cancellationToken)
    {
        var merged = await Pairs(doer.Actor).Merge(doer.Actor, new(ticket, into, doer.By), cancellationToken);
        return merged.Succeeded(out _, out var refusal) ? Changed(await Ticket(doer.Actor, ticket).Read(doer.Actor, cancellationToken)) : refusal;
    }

    private async Task<Outcome<Deed>> Separate(Doer doer, long ticket, long into, CancellationToken cancellationToken)
    {
        if (!(await Ticket(doer.Actor, ticket).Read(doer.Actor, cancellationToken)).Succeeded(out var view, out var refusal))
        {
            return refusal;
        }

        return view.MergedInto is { } survivor && survivor != into
            ? TicketRefusals.ChangedMeanwhile
            : Changed(await Pairs(doer.Actor).Unmerge(doer.Actor, ticket, doer.By, cancellationToken));
    }

    // Asked again after it was taken back, the ticket says that nothing can be; the reply itself says why.
    private async Task<Outcome<Deed>> TakeBack(Actor actor, JobItem item, CancellationToken cancellationToken)
    {
        var ticket = Ticket(actor, item.Ticket);
        var reply = item.Reply!.Value;

        if ((await ticket.Withdraw(actor, reply, cancellationToken)).Succeeded(out _, out var refusal))
        {
            return Changed(await ticket.Read(actor, cancellationToken));
        }

        var written = await ticket.Timeline(actor, new() { After = reply - 1, Limit = 1 }, cancellationToken);
        return written.Value is { Items: [{ Delivery: DeliveryState.Withdrawn }] } ? new Deed(item.Version) : refusal;
    }

    private async Task<Outcome<Deed>> Block(Actor actor, long ticket, bool on, bool? was, CancellationToken cancellationToken)
    {
        if (!(await Ticket(actor, ticket).Read(actor, cancellationToken)).Succeeded(out var view, out var refusal))
        {
            return refusal;
        }

        var customers = grains.GetGrain<ICustomersGrain>(actor.Account.ToString());

        if (!(await customers.Read(actor, view.Customer.Id, cancellationToken)).Succeeded(out var customer, out refusal))
        {
            return refusal;
        }

        if (customer.Blocked == on)
        {
            return new Deed(view.Version); // By another ticket of theirs, for one.
        }

        if (was is { } known && known != customer.Blocked)
        {
            return TicketRefusals.ChangedMeanwhile;
        }

        var blocked = await grains.GetGrain<ICustomerGrain>(new CustomerId(actor.Account, customer.Id).ToString()).Block(actor, on, cancellationToken);
        return blocked.Succeeded(out _, out refusal) ? new Deed(view.Version) : refusal;
    }

    private ITicketGrain Ticket(Actor actor, long ticket) => grains.GetGrain<ITicketGrain>(new TicketId(actor.Account, ticket).ToString());

    private ITicketPairsGrain Pairs(Actor actor) => grains.GetGrain<ITicketPairsGrain>(actor.Account.ToString());
}

/// <param name="Actor">With the rights of now.</param>
/// <param name="By">The same one, as others call them.</param>
internal sealed record Doer(Actor Actor, Participant By);

/// <param name="Version">Of the ticket after it; null where that is not known.</param>
internal sealed record Deed(long? Version)
{
    /// <summary>The version of what was written; null for what writes nothing.</summary>
    public long? Item { get; init; }
}
