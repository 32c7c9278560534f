using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets.Joining;

namespace Oqupie.Grains.Tickets;

/// <summary>What a ticket shares with another. It reads the other's events from the store and calls nobody, so two tickets never wait for each other.</summary>
internal sealed partial class TicketGrain
{
    private const int ReadAtOnce = 200;

    public Task<Outcome<TicketView>> Link(Actor actor, long other, bool on, Participant by, CancellationToken cancellationToken) =>
        Joined(actor, by, ticket => JoinRules.Link(ticket, other, on, actor, Now), cancellationToken);

    public Task<Outcome<TicketView>> MergeInto(Actor actor, long survivor, Participant by, CancellationToken cancellationToken) =>
        Joined(actor, by, ticket => JoinRules.Merge(ticket, survivor, actor, Now), cancellationToken);

    public Task<Outcome<TicketView>> Unmerge(Actor actor, Participant by, CancellationToken cancellationToken) =>
        Joined(actor, by, ticket => JoinRules.Unmerge(ticket, actor, Now), cancellationToken);

    public async Task<Outcome<TicketView>> SplitOff(Actor actor, SplitWish wish, long number, CancellationToken cancellationToken)
    {
        var chosen = await Chosen(Id, wish.Items, cancellationToken);
        return await Joined(actor, wish.By, ticket => JoinRules.Split(ticket, wish, chosen, number, actor, Now), cancellationToken);
    }

    public async Task<Outcome<TicketView>> Follow(JoinKey join, CancellationToken cancellationToken)
    {
        var from = new TicketId(Id.Account, join.From);

        if (await store.Load(from, cancellationToken) is not { } stored)
        {
            return TicketRefusals.NoSuchTicket;
        }

        var other = Ticket.Of(stored);

        if (join.Kind is JoinKind.Split)
        {
            return await OpenFrom(other, cancellationToken);
        }

        if (await Loaded(cancellationToken) is not { } ticket)
        {
            return TicketRefusals.NoSuchTicket;
        }

        if (join.Kind is JoinKind.Link)
        {
            return await Shown(JoinRules.Link(ticket, join.From, other.Row.Links.Contains(Id.Number), Actor.System(Id.Account), Now) with { Due = [] });
        }

        var mergedHere = other.Merge?.Into == Id.Number;
        return await Shown(JoinRules.Absorb(ticket, other, await Past(mergedHere ? from : Id, cancellationToken), Now));
    }

    public async Task<long?> Successor(string? parent, CancellationToken cancellationToken) => await Loaded(cancellationToken) switch
    {
        { Merge: { } merge } => merge.Into,
        { } ticket when parent is not null && ticket.MovedMail.TryGetValue(parent, out var to) => to,
        _ => null,
    };

    private async Task<Outcome<TicketView>> OpenFrom(Ticket source, CancellationToken cancellationToken)
    {
        if (await Loaded(cancellationToken) is { } there)
        {
            return there.Row.ToView();
        }

        var past = await Past(source.Row.Id, cancellationToken);

        if (past.FirstOrDefault(one => one.Event is ItemsSplitOff off && off.To == Id.Number) is not { Event: ItemsSplitOff split } said)
        {
            return TicketRefusals.NoSuchTicket;
        }

        ImmutableArray<StoredEvent> chosen = [.. past.Where(one => split.Items.Contains(one.Version))];
        var decision = JoinRules.Open(source, split, chosen, Now);
        var row = source.Row;
        var last = chosen.LastOrDefault(one => one.Event is not (MemoWritten or Forwarded or ForwardAnswered));
        var opened = Ticket.Opened(Id, (TicketOpened)decision.Events[0], null);
        opened = opened with
        {
            Row = opened.Row with
            {
                Subject = said.Content?.Text ?? row.Subject,
                CustomerName = row.CustomerName,
                CustomerEmail = row.CustomerEmail,
                Language = row.Language,
                AdditionalInformation = row.AdditionalInformation,
                Preview = Preview.Of(last?.Content?.Written ?? ""),
                LastMessageAt = last?.Event.At ?? row.LastMessageAt,
            },
        };
        var answer = await Commit(decision, System, cancellationToken, opened);
        return answer.Succeeded(out var committed, out var refusal) ? committed.Ticket.Row.ToView() : refusal;
    }

    private async Task<Outcome<TicketView>> Joined(Actor actor, Participant by, Func<Ticket, Decision> decide, CancellationToken cancellationToken)
    {
        if (await Seen(actor, cancellationToken) is not { } ticket)
        {
            return TicketRefusals.NoSuchTicket;
        }

        var answer = await Commit(decide(ticket), by, cancellationToken);
        return answer.Succeeded(out var committed, out var refusal) ? committed.Ticket.Row.ToView() : refusal;
    }

    private async Task<Outcome<TicketView>> Shown(Decision decision) =>
        (await Commit(decision, System, CancellationToken.None)).Succeeded(out var committed, out var refusal) ? committed.Ticket.Row.ToView() : refusal;

    private async Task<ImmutableArray<StoredEvent>> Past(TicketId of, CancellationToken cancellationToken)
    {
        var past = ImmutableArray.CreateBuilder<StoredEvent>();

        while (await store.Read(of, past.LastOrDefault()?.Version ?? 0, null, ReadAtOnce, cancellationToken) is { IsEmpty: false } more)
        {
            past.AddRange(more);
        }

        return past.ToImmutable();
    }

    private async Task<ImmutableArray<StoredEvent>> Chosen(TicketId of, ImmutableArray<long> versions, CancellationToken cancellationToken)
    {
        var chosen = ImmutableArray.CreateBuilder<StoredEvent>();

        foreach (var version in versions.Order())
        {
            chosen.AddRange(await store.Read(of, version - 1, null, 1, cancellationToken));
        }

        return chosen.ToImmutable();
    }
}
