using Oqupie.Contracts;
using Oqupie.Contracts.Drafts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Drafts;

/// <summary>
/// The draft decides which of two that are sent at once is sent. Before it asks the ticket it writes down what would be taken out of it; so whatever ends in
/// between, the ticket's own commit says afterwards whether that is to be done.
/// </summary>
internal sealed partial class DraftGrain
{
    public Task<Outcome<TimelineItem>> Reply(Actor actor, ReplyWish wish, DraftSending sending, CancellationToken cancellationToken)
    {
        var named = wish with { WishId = wish.WishId ?? LocalKey.New() };
        return Send(actor, named.WishId, sending, () => Ticket.Reply(actor, named, cancellationToken), cancellationToken);
    }

    public Task<Outcome<TimelineItem>> Plan(
        Actor actor, ReplyWish wish, ReplyPlanWish plan, DraftSending sending, CancellationToken cancellationToken)
    {
        var named = wish with { WishId = wish.WishId ?? LocalKey.New() };
        var plans = GrainFactory.GetGrain<ITicketPlansGrain>(_id.Ticket.ToString());
        return Send(actor, named.WishId, sending, () => plans.Plan(actor, named, plan, cancellationToken), cancellationToken);
    }

    public Task<Outcome<TimelineItem>> Memo(Actor actor, MemoWish wish, DraftSending sending, CancellationToken cancellationToken)
    {
        var named = wish with { WishId = wish.WishId ?? LocalKey.New() };
        return Send(actor, named.WishId, sending, () => Ticket.Memo(actor, named, cancellationToken), cancellationToken);
    }

    private ITicketGrain Ticket => GrainFactory.GetGrain<ITicketGrain>(_id.Ticket.ToString());

    private async Task<Outcome<TimelineItem>> Send(
        Actor actor, string wish, DraftSending sending, Func<Task<Outcome<TimelineItem>>> send, CancellationToken cancellationToken)
    {
        // Who may not see the ticket is not told whether there is a draft. It also waits for a wish that the ticket is still at work on.
        if (!(await Ticket.Read(actor, cancellationToken)).Succeeded(out _, out var unseen))
        {
            return unseen;
        }

        await Settle();

        if (_book.HasSent(wish))
        {
            return await send();
        }

        if (DraftRules.Send(_book, sending) is { } refusal)
        {
            return refusal;
        }

        if (!await Append(Row(DraftRowKind.Sending, sending.Data, sending.UpTo, wish, actor.Id), ""))
        {
            return DraftRefusals.Elsewhere;
        }

        Outcome<TimelineItem> answer;

        try
        {
            answer = await send();
        }
        catch
        {
            DeactivateOnIdle(); // The ticket may have it or not; whoever wakes up next asks.
            throw;
        }

        await End(answer.Succeeded(out _, out _));
        return answer;
    }

    /// <summary>Ends what a silo that ended has left half done.</summary>
    private async Task Settle()
    {
        if (_book.Sending is { } sending)
        {
            await End(await store.IsOnTicket(_id, sending.Wish, CancellationToken.None));
        }
    }

    private async Task End(bool sent)
    {
        if (_book.Sending is { } sending)
        {
            await Append(sent
                ? Row(DraftRowKind.Sent, sending.Data, sending.UpTo, sending.Wish, sending.By) with { Counter = _book.Sent + 1 }
                : Row(DraftRowKind.NotSent, "", 0, sending.Wish, sending.By), "");
        }
    }

    private DraftRow Row(DraftRowKind kind, string data, long upTo, string wish, string by) => new()
    {
        Number = _book.Number + 1,
        Kind = kind,
        Data = data,
        UpTo = upTo,
        Wish = wish,
        By = by,
        At = clock.GetUtcNow(),
    };
}
