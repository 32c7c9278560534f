using System.Collections.Immutable;
using System.Globalization;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Members;
using Oqupie.Grains.Tickets.Forwarding;
using Oqupie.Grains.Tickets.Joining;
using Oqupie.Grains.Tickets.Sleeping;

namespace Oqupie.Grains.Tickets;

/// <summary>Makes of events and texts what a person reads.</summary>
internal sealed class TimelineReader(ITicketStore store, MemberNames members)
{
    public async Task<TimelinePage> Read(Ticket ticket, TimelineRange range, CancellationToken cancellationToken)
    {
        var limit = Math.Clamp(range.Limit, 1, 200);
        var stored = await store.Read(ticket.Row.Id, range.After, range.Before, limit, cancellationToken);
        var items = ImmutableArray.CreateBuilder<TimelineItem>(stored.Length);

        foreach (var happened in (range.After is null ? stored.Reverse() : stored).Where(one => CarryRules.IsShown(ticket, one.Event)))
        {
            items.Add(await Of(ticket, happened));
        }

        var more = stored.Length == limit && (range.After is null ? stored[^1].Version > 1 : stored[^1].Version < ticket.Version);
        return new(items.DrainToImmutable(), more ? stored[^1].Version : null);
    }

    public async ValueTask<TimelineItem> Of(Ticket ticket, StoredEvent stored)
    {
        if (ticket.Moved.TryGetValue(stored.Version, out var elsewhere))
        {
            stored = stored with { Content = null };
        }

        // Of what this build does not know, one sees that it happened, and no word: it may be one that was not meant to be seen.
        if (stored.Event is UnknownHappened)
        {
            stored = stored with { Content = null };
        }

        // What a form says is read with the ticket, as it is now.
        if (stored.Event is TicketOpened or FieldsChanged)
        {
            stored = stored with { Content = null };
        }

        var item = new TimelineItem
        {
            Id = Name(stored.Version),
            Version = stored.Version,
            At = stored.Event is ItemCarried carried ? carried.WrittenAt : stored.Event.At,
            Type = TimelineKinds.Of(stored.Event),
            Actor = await By(ticket, stored),
            Text = stored.Content?.Text,
            Html = stored.Content?.Html,
            Attachments = stored.Content?.Meta.Attachments ?? [],
            From = stored.Content?.Meta.From,
            To = stored.Content?.Meta.To ?? [],
            Cc = stored.Content?.Meta.Cc ?? [],
            Bcc = stored.Content?.Meta.Bcc is { IsDefault: false } bcc ? bcc : [],
            Automatic = stored.Content?.Meta.Automatic,
            Sender = stored.Content?.Meta.Sender,
            Folds = stored.Content?.Meta.Folds is { IsDefault: false } folds ? folds : [],
            Protection = stored.Content?.Meta.Protection,
            Original = stored.Content?.Meta.Original,
            MovedTo = elsewhere > 0 ? elsewhere : null,
        };

        return stored.Event switch
        {
            ReplyWritten e when ticket.Replies.TryGetValue(stored.Version, out var reply) =>
                item with { Delivery = reply.State, Note = reply.Note, DueAt = e.DueAt, Status = e.Status, To = Customer(ticket) },
            AutoReplied e when ticket.Replies.TryGetValue(stored.Version, out var reply) =>
                item with { Delivery = reply.State, DueAt = e.DueAt, Automatic = AutomaticMail.AutoReply, To = Customer(ticket) },
            Forwarded e => item with
            {
                Delivery = ticket.Replies.GetValueOrDefault(stored.Version)?.State,
                Note = ticket.Replies.GetValueOrDefault(stored.Version)?.Note,
                Items = [.. e.Items.Select(Name)],
                Of = e.Answers is { } answered ? Name(answered) : null,
            },
            ForwardAnswered e => item with { Of = e.Forward is { } forward ? Name(forward) : null },
            ReplyPlanned e => item with
            {
                SendAt = e.SendAt,
                SendAnyway = e.Anyway,
                Status = e.Status,
                To = Customer(ticket),
                Plan = !ticket.Plans.TryGetValue(stored.Version, out var plan) ? PlanStanding.Ended
                    : plan.Held is null ? PlanStanding.Waiting
                    : PlanStanding.Held,
                DeliveryCode = plan?.Held,
            },
            PlanHeld e => item with { Of = Name(e.Plan), Plan = PlanStanding.Held, DeliveryCode = e.Code },
            PlanEnded e => item with { Of = Name(e.Plan), Plan = e.Sent ? PlanStanding.Sent : PlanStanding.Dropped },
            ReplyWithdrawn e => item with { Of = Name(e.Reply), Delivery = DeliveryState.Withdrawn },
            ReplyRequeued e => item with { Of = Name(e.Reply), Delivery = DeliveryState.Queued },
            DeliveryChanged e => item with { Of = Name(e.Reply), Delivery = e.State, DeliveryReason = item.Text, DeliveryCode = e.Code, Text = null },
            DeliveryNoted e => item with { Of = Name(e.Reply), Note = e.Note, DeliveryReason = item.Text, Text = null },
            TicketRelated e => item with { Related = e.To },
            MessageEdited e => item with { Of = Name(e.Message) },
            MessageRemoved e => item with { Of = Name(e.Message) },
            ReplyEchoed => item with { Delivery = DeliveryState.Sent },
            TicketDeleted e => item with { Change = new("box", TimelineKinds.Word(e.From), TimelineKinds.Word(TicketBox.Deleted)) },
            TicketRestored e => item with { Change = new("box", TimelineKinds.Word(TicketBox.Deleted), TimelineKinds.Word(e.To)) },
            ItemCarried e => item with { Carried = new(e.From, Name(e.Item)), Delivery = CarryRules.Shown(e.Delivery) },
            TicketLinked e => item with { Change = new("links", null, Number(e.To)) },
            TicketUnlinked e => item with { Change = new("links", Number(e.To), null) },
            RelatedDismissed e => item with { Change = new("related", Number(e.To), null) },
            TicketMerged e => item with { Change = new("mergedInto", null, Number(e.Into)) },
            TicketUnmerged e => item with { Change = new("mergedInto", Number(e.From), null) },
            TicketAbsorbed e => item with { Change = new("merged", null, Number(e.Ticket)) },
            TicketReleased e => item with { Change = new("merged", Number(e.Ticket), null) },
            ItemsSplitOff e => item with { Change = new("split", null, Number(e.To)) },
            TicketSnoozed e => item with { Change = new("snoozeUntil", null, SleepRules.Word(e.Until)) },
            TicketWoken => item with { Change = new("snoozeUntil", null, null) },
            TicketBlocked => item with { Change = new("box", null, TimelineKinds.Word(TicketBox.Blocked)) },
            TicketUnblocked => item with { Change = new("box", TimelineKinds.Word(TicketBox.Blocked), TimelineKinds.Word(TicketBox.Open)) },
            CustomerFollowed e => item with { Change = new("customer", e.From, e.To) },
            TypeChanged e => item with { Change = new("type", e.From, e.To) },
            FieldsChanged e => item with { Change = new("fields", null, string.Join(' ', e.Keys)) },
            StatusChanged e => item with { Change = new("status", TimelineKinds.Word(e.From), TimelineKinds.Word(e.To)) },
            ImportanceChanged e => item with { Change = new("importance", TimelineKinds.Word(e.From), TimelineKinds.Word(e.To)) },
            AssigneeChanged e => item with { Change = new("assignee", Word(e.From), Word(e.To)) },
            TagsChanged e => item with { Change = new("tags", string.Join(' ', e.Removed), string.Join(' ', e.Added)) },
            _ => item,
        };
    }

    private ValueTask<Participant> By(Ticket ticket, StoredEvent stored) => stored.Event switch
    {
        ForwardAnswered or ItemCarried { Kind: TimelineKind.ForwardAnswer } => ValueTask.FromResult(ForwardRules.Outsider(stored.Content?.Meta.From)),
        ItemCarried carried => By(ticket, carried.WriterKind, carried.Writer, stored),
        _ => By(ticket, stored.Event.ByKind, stored.Event.By, stored),
    };

    private async ValueTask<Participant> By(Ticket ticket, ActorKind kind, string by, StoredEvent stored) => kind switch
    {
        ActorKind.Member => new("member", by, await members.NameOf(ticket.Row.Id.Account, by)),
        ActorKind.Customer => new("customer", by, stored.Content?.Meta.From?.Name is { Length: > 0 } name ? name : ticket.Row.CustomerName),
        ActorKind.ApiKey => new("apiKey", by, await members.KeyNameOf(ticket.Row.Id.Account, by)),
        _ => new("system", by, ""),
    };

    private static ImmutableArray<MailParty> Customer(Ticket ticket) => [new(ticket.Row.CustomerName, ticket.Row.CustomerEmail)];

    private static string Number(long ticket) => ticket.ToString(CultureInfo.InvariantCulture);

    private static string Name(long version) => string.Create(CultureInfo.InvariantCulture, $"e{version}");

    // "member:m1", "group:g1", both with a blank between, or null for nobody.
    private static string? Word(Assignee assignee) => (assignee.Member, assignee.Group) switch
    {
        (null, null) => null,
        ({ } member, null) => $"member:{member}",
        (null, { } group) => $"group:{group}",
        ({ } member, { } group) => $"member:{member} group:{group}",
    };
}
