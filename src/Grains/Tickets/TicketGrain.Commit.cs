using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets.Following;
using Oqupie.Grains.Tickets.Sleeping;

namespace Oqupie.Grains.Tickets;

/// <summary>The only writer of a ticket: store, then keep, then tell.</summary>
internal sealed partial class TicketGrain
{
    private async Task<Outcome<Committed>> Commit(
        Decision decision, Participant by, CancellationToken cancellationToken, Ticket? opened = null)
    {
        if (decision.Refusal is { } refusal)
        {
            return refusal;
        }

        if (decision.Events.IsEmpty)
        {
            return new Committed(_ticket!, null, null);
        }

        var before = opened is null ? _ticket : null;
        decision = before is null ? decision : SleepRules.Planned(decision, before.Row);
        var after = opened ?? before!;

        foreach (var happened in opened is null ? decision.Events.AsSpan() : decision.Events.AsSpan()[1..])
        {
            after = after.Apply(happened, TextOf(decision, happened));
        }

        if (decision.Cc is { } cc)
        {
            after = after with { Row = after.Row with { Cc = cc } };
        }

        if (decision.Additions is { } additions)
        {
            after = after with { Row = after.Row with { Additions = additions } };
        }

        if (decision.AdditionalInformation is { } information)
        {
            after = after with { Row = after.Row with { AdditionalInformation = information } };
        }

        if (decision.Lead is { } lead)
        {
            after = after with { Row = FollowRules.With(after.Row, lead) };
        }

        if (decision.Shown is { Content: { } shown } last)
        {
            after = after with { Row = after.Row with { Preview = Preview.Of(shown.Written), LastMessageAt = last.Event.At } };
        }

        var snapshot = TicketSnapshot.Due(after);
        after = snapshot is null ? after : after with { SnapshotVersion = snapshot.Version };

        var append = new TicketAppend
        {
            Ticket = Id,
            ExpectedVersion = before?.Version ?? 0,
            Events = decision.Events,
            Row = after.Row,
            Snapshot = snapshot,
            Before = before?.Row,
            Contents = decision.Contents,
            Outbox = decision.Outbox is { } entry ? [entry] : [],
            Withdraw = decision.Withdraw,
            Requeue = decision.Requeue,
            Intake = decision.Intake,
            MailIds = decision.MailIds,
            WishId = decision.WishId,
            Customer = decision.Customer,
            Due = decision.Due,
            DueEnded = decision.DueEnded,
        };

        var answer = await Append(append);

        switch (answer.Result)
        {
            case AppendResult.Appended:
                break;
            case AppendResult.TakenInBefore:
                return new Committed(after, null, null) { TakenInBefore = answer };
            case AppendResult.WishedBefore:
                return new Committed(before!, null, answer.Version);
            case AppendResult.AlreadyLeaving:
                return TicketRefusals.HasLeft;
            case AppendResult.DueMovedOn:
                return TicketRefusals.NotDue;
            default:
                DeactivateOnIdle(); // What we remember is stale; the next call reads it afresh.
                return TicketRefusals.MovedOn;
        }

        var committed = new Committed(after, append.ExpectedVersion + 1, null) { Item = decision.Intake?.Item, Decision = decision };
        Keep(committed);
        counts.Touched(Id.Account);
        Tell(before, after, decision.Events, by);
        return committed;
    }

    private void Keep(Committed committed)
    {
        (_ticket, _loaded) = (committed.Ticket, true);

        if (committed.Ticket.NewestMessage >= committed.FirstVersion)
        {
            _newest = (committed.Ticket.NewestMessage, committed.Written(committed.Ticket.NewestMessage)?.Content?.Meta);
        }
    }

    // Not cancelled by the caller: once begun, whether it is stored must become known here.
    private async Task<AppendAnswer> Append(TicketAppend append)
    {
        try
        {
            return await store.Append(append, CancellationToken.None);
        }
        catch
        {
            DeactivateOnIdle(); // It may have been stored or not; only the store knows.
            throw;
        }
    }

    // Waits for nobody: the line tells the feed, and this ticket's changes in their order.
    private void Tell(Ticket? before, Ticket after, ImmutableArray<TicketEvent> events, Participant by)
    {
        var now = AudienceOf(after.Row);
        feeds.Tell(new(Id.Account, after.Row.Brand), new FeedNews
        {
            Kind = "ticket",
            Id = after.Row.Id.Number.ToString(global::System.Globalization.CultureInfo.InvariantCulture),
            Version = after.Version,
            Audience = now,
            Before = before is not null && AudienceOf(before.Row) is var was && was != now ? was : null,
            Row = TicketJson.Row(after.Row.ToView()),
            What = [.. events.Select(happened => TimelineKinds.Word(TimelineKinds.Of(happened))).Distinct(StringComparer.Ordinal)],
            By = by,
        });
    }

    private static Audience AudienceOf(TicketRow row) => new(row.AssigneeMember, row.AssigneeGroup);

    private static string? TextOf(Decision decision, TicketEvent happened) => ContentOf(decision, happened)?.Written;

    private static Content? ContentOf(Decision decision, TicketEvent happened)
    {
        foreach (var content in decision.Contents)
        {
            if (content.Id == happened.Content)
            {
                return content;
            }
        }

        return null;
    }

    /// <param name="Ticket">After the commit.</param>
    /// <param name="FirstVersion">Of the first event; null where nothing was written now.</param>
    /// <param name="WishedVersion">Of the first event of the earlier call with the same wish id.</param>
    private sealed record Committed(Ticket Ticket, long? FirstVersion, long? WishedVersion)
    {
        public AppendAnswer? TakenInBefore { get; init; }

        public string? Item { get; init; }

        public Decision Decision { get; init; } = Decision.Nothing;

        public long ItemVersion => FirstVersion ?? WishedVersion ?? Ticket.Version;

        /// <summary>As it was stored by this commit; null for what was there before.</summary>
        public StoredEvent? Written(long version) => FirstVersion is { } first && version >= first && version < first + Decision.Events.Length
            ? Stored(version, Decision.Events[(int)(version - first)])
            : null;

        private StoredEvent Stored(long version, TicketEvent happened) => new(version, happened, ContentOf(Decision, happened));
    }
}
