using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Orleans.Concurrency;

namespace Oqupie.Grains.Tickets.Joining;

/// <summary>Asks one ticket after the other, so that no ticket calls another.</summary>
[GrainType("ticket-pairs"), StatelessWorker(maxLocalWorkers: 32)]
internal sealed class TicketPairsGrain(Joins joins, TicketNumbers numbers) : Grain, ITicketPairsGrain
{
    public async Task<Outcome<ImmutableArray<RelatedTicket>>> Related(Actor actor, long ticket, CancellationToken cancellationToken)
    {
        if (!(await Read(actor, ticket, cancellationToken)).Succeeded(out var view, out var refusal))
        {
            return refusal;
        }

        var related = ImmutableArray.CreateBuilder<RelatedTicket>();
        (TicketRelation Relation, long Number)[] named =
        [
            .. view.MergedInto is { } survivor ? [(TicketRelation.Survivor, survivor)] : Array.Empty<(TicketRelation, long)>(),
            .. view.Links.Select(number => (TicketRelation.Linked, number)),
            .. view.MaybeRelated.Select(number => (TicketRelation.Maybe, number)),
        ];

        foreach (var (relation, number) in named)
        {
            if ((await Read(actor, number, cancellationToken)).Succeeded(out var other, out _))
            {
                related.Add(new(other.MergedInto == ticket ? TicketRelation.Merged : relation, other));
            }
        }

        return related.ToImmutable();
    }

    public async Task<Outcome<TicketView>> Link(Actor actor, PairWish wish, bool on, CancellationToken cancellationToken)
    {
        if (wish.Ticket == wish.Other)
        {
            return Refusal.Invalid("A ticket is not linked to itself.", "ticket", "linked_to_itself");
        }

        if (await Unseen(actor, wish, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var linked = await joins.Of(actor.Account, wish.Ticket).Link(actor, wish.Other, on, wish.By, cancellationToken);
        return linked.Succeeded(out _, out _) ? await After(actor, new(JoinKind.Link, wish.Ticket, wish.Other), linked, cancellationToken) : linked;
    }

    public async Task<Outcome<TicketView>> Merge(Actor actor, PairWish wish, CancellationToken cancellationToken)
    {
        if (await Unseen(actor, wish, cancellationToken) is { } refusal)
        {
            return refusal with { Field = refusal.Kind is RefusalKind.NotFound ? "into" : refusal.Field };
        }

        var survivor = await Read(actor, wish.Other, cancellationToken);

        if (survivor.Value is { MergedInto: not null } or { Box: TicketBox.Deleted or TicketBox.Blocked })
        {
            return JoinRules.BadMerge;
        }

        var merged = await joins.Of(actor.Account, wish.Ticket).MergeInto(actor, wish.Other, wish.By, cancellationToken);
        return merged.Succeeded(out _, out _)
            ? await joins.Follow(actor.Account, new(JoinKind.Merge, wish.Ticket, wish.Other), cancellationToken)
            : merged;
    }

    public async Task<Outcome<TicketView>> Unmerge(Actor actor, long ticket, Participant by, CancellationToken cancellationToken)
    {
        if (!(await Read(actor, ticket, cancellationToken)).Succeeded(out var view, out var refusal))
        {
            return refusal;
        }

        if (view.MergedInto is not { } survivor)
        {
            return view;
        }

        // Its words have gone on from there, and are not brought back.
        if ((await Read(actor, survivor, cancellationToken)).Value is { MergedInto: not null })
        {
            return JoinRules.TooLate;
        }

        var unmerged = await joins.Of(actor.Account, ticket).Unmerge(actor, by, cancellationToken);
        return unmerged.Succeeded(out _, out _) ? await After(actor, new(JoinKind.Merge, ticket, survivor), unmerged, cancellationToken) : unmerged;
    }

    public async Task<Outcome<TicketView>> Split(Actor actor, SplitWish wish, CancellationToken cancellationToken)
    {
        if (wish.Items is not { IsDefaultOrEmpty: false, Length: <= JoinRules.MostSplit })
        {
            return Refusal.Invalid($"Choose 1 to {JoinRules.MostSplit} items.", "items", "bad_split");
        }

        var number = (await numbers.Next(actor.Account)).Number;
        var split = await joins.Of(actor.Account, wish.Ticket).SplitOff(
            actor, wish with { Items = [.. wish.Items.Distinct()] }, number, cancellationToken);

        if (!split.Succeeded(out _, out _))
        {
            return split;
        }

        return await joins.Follow(actor.Account, new(JoinKind.Split, wish.Ticket, number), cancellationToken);
    }

    // The first of the two is what was asked for; the second follows it, now or by the schedule.
    private async Task<Outcome<TicketView>> After(Actor actor, JoinKey join, Outcome<TicketView> first, CancellationToken cancellationToken)
    {
        await joins.Follow(actor.Account, join, cancellationToken);
        return first;
    }

    private async Task<Refusal?> Unseen(Actor actor, PairWish wish, CancellationToken cancellationToken) =>
        (await Read(actor, wish.Ticket, cancellationToken)).Refusal ?? (await Read(actor, wish.Other, cancellationToken)).Refusal;

    private Task<Outcome<TicketView>> Read(Actor actor, long ticket, CancellationToken cancellationToken) =>
        GrainFactory.GetGrain<ITicketGrain>(new TicketId(actor.Account, ticket).ToString()).Read(actor, cancellationToken);
}
