using Oqupie.Contracts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Tickets;

/// <summary>What agents write.</summary>
internal sealed partial class TicketGrain
{
    public async Task<Outcome<TimelineItem>> Reply(Actor actor, ReplyWish wish, CancellationToken cancellationToken)
    {
        if (await Seen(actor, cancellationToken) is not { } ticket)
        {
            return TicketRefusals.NoSuchTicket;
        }

        wish = await WithLinks(ticket, wish, cancellationToken);
        var written = WrittenText.OfReply(wish, richText);
        var deciding = await Deciding(ticket, wish, actor, written, cancellationToken);
        return deciding.Succeeded(out var decided, out var refusal)
            ? await WrittenOnce(ticket, decided.Decision, wish.WishId, wish.By, cancellationToken)
            : refusal;
    }

    public async Task<Outcome<TimelineItem>> Memo(Actor actor, MemoWish wish, CancellationToken cancellationToken)
    {
        if (await Seen(actor, cancellationToken) is not { } ticket)
        {
            return TicketRefusals.NoSuchTicket;
        }

        var written = await WrittenText.OfMemo(wish, richText, mentions, Id.Account, cancellationToken);
        return await WrittenOnce(ticket, ReplyRules.Memo(ticket, wish, actor, written, Now), wish.WishId, wish.By, cancellationToken);
    }

    private async Task<Outcome<TimelineItem>> WrittenOnce(
        Ticket ticket, Decision decision, string? wish, Contracts.Live.Participant by, CancellationToken cancellationToken)
    {
        if (await WishedBefore(decision, wish, cancellationToken) is { } version && await Stored(version, cancellationToken) is { } earlier)
        {
            return await Timeline().Of(ticket, earlier);
        }

        return await Written(decision, by, cancellationToken);
    }

    /// <summary>
    /// The version of the first event of the earlier call with this wish's id, for what would be refused now: the ticket has gone on since, and the wish is
    /// answered all the same. Null for what is new; what is not refused the store knows by itself.
    /// </summary>
    private async Task<long?> WishedBefore(Decision decision, string? wish, CancellationToken cancellationToken) =>
        decision.Refusal is not null && wish is not null ? await store.Wished(Id, wish, cancellationToken) : null;
}
