using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets.Sleeping;

namespace Oqupie.Grains.Tickets.Joining;

/// <summary>How tickets are linked, merged and split: the first of the two changes by a wish, the second by what the first says. Pure.</summary>
internal static class JoinRules
{
    private const int MostLinks = 50;
    private const int MostCarried = 1000;
    public const int MostSplit = 100;
    private const int MaxSubject = 300;

    /// <summary>How long a merge can be taken back.</summary>
    public static readonly TimeSpan Unmergeable = TimeSpan.FromDays(7);

    public static readonly Refusal BadMerge = Refusal.Conflict(
        "These two cannot be merged: both must be among the open or completed tickets, and not merged yet.", "bad_merge", "into");

    public static readonly Refusal TooLate = Refusal.Conflict("The merge can no longer be taken back.", "too_late");

    private static readonly Refusal BadSplit = Refusal.Conflict(
        "Choose messages, replies or memos of which one is the customer's, and leave something behind.", "bad_split", "items");

    private static readonly Refusal TooManyLinks = Refusal.Conflict($"A ticket has at most {MostLinks} links.", "too_many_linked", "ticket");

    private static readonly Refusal TooLong = Refusal.Conflict($"More than {MostCarried} messages cannot be merged.", "too_long", "into");

    public static Decision Link(Ticket ticket, long other, bool on, Actor actor, DateTimeOffset now)
    {
        var join = new JoinKey(JoinKind.Link, ticket.Row.Id.Number, other);
        var (linked, maybe) = (ticket.Row.Links.Contains(other), ticket.Row.MaybeRelated.Contains(other));

        if (on && !linked && ticket.Row.Links.Length >= MostLinks)
        {
            return TooManyLinks;
        }

        TicketEvent? happened = (on, linked, maybe) switch
        {
            (true, false, _) => new TicketLinked { At = now, ByKind = actor.Kind, By = actor.Id, To = other },
            (false, true, _) => new TicketUnlinked { At = now, ByKind = actor.Kind, By = actor.Id, To = other },
            (false, false, true) => new RelatedDismissed { At = now, ByKind = actor.Kind, By = actor.Id, To = other },
            _ => null,
        };
        return happened is null ? Decision.Nothing : new() { Events = [happened], Due = happened is RelatedDismissed ? [] : [join.Due(now)] };
    }

    public static Decision Merge(Ticket ticket, long survivor, Actor actor, DateTimeOffset now)
    {
        var row = ticket.Row;

        if (ticket.Merge?.Into == survivor)
        {
            return Decision.Nothing;
        }

        if (ticket.Merge is not null || survivor == row.Id.Number || !CanBeMerged(row))
        {
            return BadMerge;
        }

        return new()
        {
            Events =
            [
                .. SleepRules.Roused(row, actor.Kind, actor.Id, now),
                .. Status(row, TicketStatus.Completed, actor, now),
                new TicketMerged { At = now, ByKind = actor.Kind, By = actor.Id, Into = survivor, Status = row.Status },
            ],
            Due = [new JoinKey(JoinKind.Merge, row.Id.Number, survivor).Due(now)],
        };
    }

    /// <param name="actor">The system may always: it does where the survivor cannot follow.</param>
    public static Decision Unmerge(Ticket ticket, Actor actor, DateTimeOffset now)
    {
        if (ticket.Merge is not { } merge)
        {
            return Decision.Nothing;
        }

        if (actor.Kind is not ActorKind.System && now - merge.At > Unmergeable)
        {
            return TooLate;
        }

        return new()
        {
            Events =
            [
                new TicketUnmerged { At = now, ByKind = actor.Kind, By = actor.Id, From = merge.Into },
                .. Status(ticket.Row, merge.Status, actor, now),
            ],
            Due = [new JoinKey(JoinKind.Merge, ticket.Row.Id.Number, merge.Into).Due(now)],
        };
    }

    /// <summary>The survivor's part: it takes over what the merged ticket holds, or gives back what it has of one that is no longer merged into it.</summary>
    public static Decision Absorb(Ticket survivor, Ticket merged, IEnumerable<StoredEvent> past, DateTimeOffset now)
    {
        var (mine, theirs) = (survivor.Row, merged.Row);
        var known = survivor.Absorbed.GetValueOrDefault(theirs.Id.Number);

        if (merged.Merge is not { } merge || merge.Into != mine.Id.Number)
        {
            return known is 0 ? Decision.Nothing : Release(survivor, theirs.Id.Number, known, past, now);
        }

        if (known == merge.Version)
        {
            return Decision.Nothing;
        }

        if (survivor.Merge is not null || !CanBeMerged(mine))
        {
            return BadMerge;
        }

        var carried = CarryRules.Of(merged, past, merge.Version, now);

        if (carried.Length > MostCarried)
        {
            return TooLong;
        }

        var absorbed = new TicketAbsorbed { At = now, ByKind = ActorKind.System, By = "", Ticket = theirs.Id.Number, Merge = merge.Version };
        return new() { Events = [absorbed, .. carried], Additions = WithCustomer(mine, theirs) };
    }

    public static Decision Split(Ticket ticket, SplitWish wish, IReadOnlyCollection<StoredEvent> chosen, long number, Actor actor, DateTimeOffset now)
    {
        if (ticket.Merge is not null)
        {
            return TicketRefusals.Merged;
        }

        if (wish.Subject?.Trim() is { Length: > MaxSubject })
        {
            return Refusal.Invalid($"A subject has 1 to {MaxSubject} characters.", "subject", "text_length").With("least", 1).With("most", MaxSubject);
        }

        var carried = CarryRules.Of(ticket, chosen, 0, now);
        var messages = carried.Count(one => CarryRules.Counts(one.Kind));

        if (!CanBeMerged(ticket.Row) || carried.Length != wish.Items.Length || messages >= ticket.Row.Messages
            || !carried.Any(one => one.Kind is TimelineKind.Message))
        {
            return BadSplit;
        }

        // What it is called is no event's to say, so it comes as a text.
        var subject = wish.Subject?.Trim() is { Length: > 0 } given ? given : ticket.Row.Subject;
        var content = new WrittenText(subject, null).ToContent(ticket.Row.Customer, [], Copies.None);
        return new()
        {
            Contents = [content],
            Events =
            [
                new ItemsSplitOff
                {
                    At = now,
                    ByKind = actor.Kind,
                    By = actor.Id,
                    Content = content.Id,
                    To = number,
                    Items = [.. wish.Items.Order()],
                    Messages = messages,
                    MailIds = MailIds(chosen),
                },
                new TicketLinked { At = now, ByKind = actor.Kind, By = actor.Id, To = number },
            ],
            Due = [new JoinKey(JoinKind.Split, ticket.Row.Id.Number, number).Due(now)],
        };
    }

    /// <summary>The new ticket's part: it opens with what was split off.</summary>
    public static Decision Open(Ticket source, ItemsSplitOff split, IReadOnlyCollection<StoredEvent> chosen, DateTimeOffset now)
    {
        var row = source.Row;
        var unmoved = source with { Moved = source.Moved.RemoveRange(split.Items) };
        return new()
        {
            Events =
            [
                new TicketOpened
                {
                    At = now,
                    ByKind = split.ByKind,
                    By = split.By,
                    Brand = row.Brand,
                    Channel = row.Channel,
                    ChannelKind = row.ChannelKind,
                    Customer = row.Customer,
                    Importance = row.Importance,
                    Tags = row.Tags,
                },
                .. CarryRules.Of(unmoved, chosen, 0, now),
                new TicketLinked { At = now, ByKind = split.ByKind, By = split.By, To = row.Id.Number },
            ],
            MailIds = split.MailIds,
        };
    }

    private static Decision Release(Ticket survivor, long merged, long merge, IEnumerable<StoredEvent> past, DateTimeOffset now)
    {
        var mine = past.Count(one => one.Event is ItemCarried e && e.From == merged && e.Merge == merge && CarryRules.Counts(e.Kind));
        return new()
        {
            Events = [new TicketReleased { At = now, ByKind = ActorKind.System, By = "", Ticket = merged, Messages = mine }],
            Additions = survivor.Row.Additions,
        };
    }

    private static bool CanBeMerged(TicketRow row) => row.Box is TicketBox.Open or TicketBox.Asleep;

    // Who asked there takes part here from now on; a reply goes to them once a member has said so, as to anybody whom a mail has added.
    private static ImmutableArray<Addition>? WithCustomer(TicketRow mine, TicketRow theirs) =>
        theirs.CustomerEmail.Length is 0 || CopyRules.TakesPart(mine, theirs.CustomerEmail)
            ? null
            : mine.Additions.Add(new(theirs.CustomerEmail, theirs.CustomerEmail));

    private static ImmutableArray<TicketEvent> Status(TicketRow row, TicketStatus to, Actor actor, DateTimeOffset now) =>
        row.Status == to ? [] : [new StatusChanged { At = now, ByKind = actor.Kind, By = actor.Id, From = row.Status, To = to }];

    private static ImmutableArray<string> MailIds(IEnumerable<StoredEvent> chosen) =>
        [.. chosen.Select(one => one.Content?.Meta.MailId).Where(id => id is { Length: > 0 }).Select(id => IntakeRules.MailIdHash(id!))];
}
