using Oqupie.Contracts;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Customers;
using Oqupie.Grains.Live;
using Oqupie.Grains.Members;
using Oqupie.Grains.Mentions;
using Oqupie.Grains.Tickets.Following;
using Oqupie.Grains.Tickets.Forwarding;
using Oqupie.Grains.Tickets.Joining;
using Oqupie.Grains.Tickets.Plans;
using Oqupie.Grains.Tickets.Purging;
using Oqupie.Grains.Tickets.Sleeping;

namespace Oqupie.Grains.Tickets;

[GrainType("ticket")]
internal sealed partial class TicketGrain(
    ITicketStore store,
    IRichText richText,
    IOutboxBell bell,
    IReplyChannels channels,
    ITicketTypes types,
    MemberNames members,
    MentionReader mentions,
    CountFolding counts,
    FeedLines feeds,
    ICustomerMergeStore merges,
    TimeProvider clock) : Grain, ITicketGrain, ITicketIntakeGrain, ITicketItemsGrain, ITicketDeliveryGrain, ITicketPlansGrain, IDueRepliesGrain,
    ITicketSleepGrain, ITicketJoinsGrain, ITicketForwardsGrain, ITicketFilesGrain, IForwardAnswersGrain,
    ITicketPurgeGrain, IFollowingTicketGrain
{
    private Ticket? _ticket;
    private bool _loaded;
    private (long Version, ContentMeta? Meta) _newest;

    private TicketId Id => TicketId.Of(this.GetPrimaryKeyString());

    /// <summary>As fine as the databases keep it, so that what is told live is what is read later.</summary>
    private DateTimeOffset Now
    {
        get
        {
            var now = clock.GetUtcNow();
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        }
    }

    public async Task<Outcome<TicketView>> Read(Actor actor, CancellationToken cancellationToken) =>
        await Seen(actor, cancellationToken) is { } ticket ? await Alone(ticket, cancellationToken) : TicketRefusals.NoSuchTicket;

    public async Task<Outcome<TimelinePage>> Timeline(Actor actor, TimelineRange range, CancellationToken cancellationToken)
    {
        if (await Seen(actor, cancellationToken) is not { } ticket)
        {
            return TicketRefusals.NoSuchTicket;
        }

        return await Timeline().Read(ticket, range, cancellationToken);
    }

    public async Task<Outcome<TicketView>> Change(Actor actor, TicketChange change, CancellationToken cancellationToken)
    {
        if (await Seen(actor, cancellationToken) is not { } ticket)
        {
            return TicketRefusals.NoSuchTicket;
        }

        if (await StrangeAssignee(change.Assignee) is { } refusal)
        {
            return refusal;
        }

        if (!(await Filled(ticket, change, cancellationToken)).Succeeded(out var form, out var unfit))
        {
            return unfit;
        }

        var decision = FieldRules.Change(ticket, change, actor, Now, form);

        if (await WishedBefore(decision, change.WishId, cancellationToken) is not null)
        {
            return await Alone(ticket, cancellationToken);
        }

        var answer = await Commit(decision, change.By, cancellationToken);
        return answer.Succeeded(out var committed, out var no) ? await Alone(committed.Ticket, cancellationToken) : no;
    }

    public async Task<Outcome<TimelineItem>> Withdraw(Actor actor, long version, CancellationToken cancellationToken)
    {
        if (await Seen(actor, cancellationToken) is not { } ticket)
        {
            return TicketRefusals.NoSuchTicket;
        }

        var by = await ParticipantOf(actor);
        var left = ticket.NewestWrittenBut(version);
        var shown = left > 0 && left < version ? await Stored(left, cancellationToken) : null;
        var answer = await Commit(await TakenBack(ticket, version, actor, cancellationToken) with { Shown = shown }, by, cancellationToken);
        return answer.Succeeded(out var committed, out var refusal) ? await Item(committed, version, cancellationToken) : refusal;
    }

    public async Task<Outcome<TimelineItem>> Resend(Actor actor, long version, CancellationToken cancellationToken)
    {
        if (await Seen(actor, cancellationToken) is not { } ticket)
        {
            return TicketRefusals.NoSuchTicket;
        }

        if (ticket.Replies.TryGetValue(version, out var known) && known.Aside)
        {
            return await ResendForward(ticket, version, known, actor, cancellationToken);
        }

        var way = await WayOf(ticket, cancellationToken);
        var by = await ParticipantOf(actor);
        var written = await Stored(version, cancellationToken);
        var decision = ReplyRules.Resend(ticket, version, actor, written?.Content?.Meta ?? ContentMeta.None, way, Now);
        var answer = await Commit(decision, by, cancellationToken);

        if (!answer.Succeeded(out var committed, out var refusal))
        {
            return refusal;
        }

        bell.Ring(Id.Account, way!.Channel, Now);
        return await Timeline().Of(committed.Ticket, written!);
    }

    public async Task<Outcome<IntakeAnswer>> Open(NewTicket ticket, CancellationToken cancellationToken)
    {
        // Numbers are given out once, so nothing is read first: the store refuses a number that is in use.
        var decision = IntakeRules.Open(ticket, Now);
        var opened = Ticket.Opened(Id, (TicketOpened)decision.Events[0], ticket.Message).With(ticket);
        var by = ticket.By ?? CustomerOf(ticket.Message);
        return Answer(await Commit(decision, by, cancellationToken, opened), IntakeFate.Ticket);
    }

    public async Task<Outcome<IntakeAnswer>> Receive(InboundMessage message, CancellationToken cancellationToken)
    {
        if (await Loaded(cancellationToken) is not { } ticket)
        {
            return TicketRefusals.NoSuchTicket;
        }

        var decision = IntakeRules.Receive(ticket, message, Now);
        return Answer(await Commit(decision, CustomerOf(message), cancellationToken), decision.Intake?.Fate ?? IntakeFate.Message);
    }

    public async Task<Outcome<Done>> AnswerByItself(AutoReplyWish wish, CancellationToken cancellationToken)
    {
        if (await Loaded(cancellationToken) is not { } ticket)
        {
            return TicketRefusals.NoSuchTicket;
        }

        var decision = AutoReplyRules.Answer(ticket, wish, await WayOf(ticket, cancellationToken), await NewestMessage(ticket, cancellationToken), Now);

        if (!(await Commit(decision, System, cancellationToken)).Succeeded(out _, out var refusal))
        {
            return refusal;
        }

        if (decision.Outbox is { } outbox)
        {
            bell.Ring(Id.Account, outbox.Channel, outbox.DueAt);
        }

        return default(Done);
    }

    public async Task<Outcome<Done>> Delivered(DeliveryReport report, CancellationToken cancellationToken)
    {
        if (await Loaded(cancellationToken) is not { } ticket)
        {
            return TicketRefusals.NoSuchTicket;
        }

        var answer = await Commit(ReplyRules.Delivered(ticket, report, Now), System, cancellationToken);
        return answer.Succeeded(out _, out var refusal) ? default(Done) : refusal;
    }

    public async Task<Outcome<Done>> Bounced(BounceReport report, CancellationToken cancellationToken)
    {
        if (await Loaded(cancellationToken) is not { } ticket)
        {
            return TicketRefusals.NoSuchTicket;
        }

        var answer = await Commit(ReplyRules.Bounced(ticket, report, Now), System, cancellationToken);
        return answer.Succeeded(out _, out var refusal) ? default(Done) : refusal;
    }

    private static readonly Participant System = new("system", "", "");

    private static Participant CustomerOf(InboundMessage message) => new("customer", message.From.Customer.Local, message.From.Name);

    private static Outcome<IntakeAnswer> Answer(Outcome<Committed> outcome, IntakeFate fate)
    {
        if (!outcome.Succeeded(out var committed, out var refusal))
        {
            return refusal;
        }

        return committed.TakenInBefore is { } before
            ? new IntakeAnswer { Fate = IntakeFate.Duplicate, Ticket = before.Ticket!.Value.Number, Message = before.Item }
            : new IntakeAnswer { Fate = fate, Ticket = committed.Ticket.Row.Id.Number, Message = committed.Item, View = committed.Ticket.Row.ToView() };
    }

    private async Task<Outcome<TimelineItem>> Written(Decision decision, Participant by, CancellationToken cancellationToken)
    {
        var answer = await Commit(decision, by, cancellationToken);

        if (!answer.Succeeded(out var committed, out var refusal))
        {
            return refusal;
        }

        if (decision.Outbox is { } outbox && committed.FirstVersion is not null)
        {
            bell.Ring(Id.Account, outbox.Channel, outbox.DueAt);
        }

        return await Item(committed, committed.ItemVersion, cancellationToken);
    }

    private TimelineReader Timeline() => new(store, members);

    /// <summary>What was written just now is at hand; anything older is read.</summary>
    private async Task<Outcome<TimelineItem>> Item(Committed committed, long version, CancellationToken cancellationToken) =>
        (committed.Written(version) ?? await Stored(version, cancellationToken)) is { } happened
            ? await Timeline().Of(committed.Ticket, happened)
            : TicketRefusals.NoSuchReply;

    private async Task<Ticket?> Seen(Actor actor, CancellationToken cancellationToken) =>
        await Loaded(cancellationToken) is { Row: var row } ticket && actor.Sees(row.Brand, row.AssigneeMember, row.AssigneeGroup) ? ticket : null;

    private async Task<Ticket?> Loaded(CancellationToken cancellationToken)
    {
        if (!_loaded)
        {
            _ticket = await store.Load(Id, cancellationToken) is { } stored ? Ticket.Of(stored) : null;
            _loaded = _ticket is not null;
        }

        return _ticket;
    }

    private Task<IReplyWay?> WayOf(Ticket ticket, CancellationToken cancellationToken) =>
        channels.Way(Id.Account, ticket.Row.Brand, ticket.Row.Channel, cancellationToken);

    /// <summary>What came with the newest thing a customer wrote; read once, and then remembered.</summary>
    private async Task<ContentMeta?> NewestMessage(Ticket ticket, CancellationToken cancellationToken)
    {
        if (_newest.Version != ticket.NewestMessage)
        {
            _newest = (ticket.NewestMessage, (await Stored(ticket.NewestMessage, cancellationToken))?.Content?.Meta);
        }

        return _newest.Meta;
    }

    private async Task<StoredEvent?> Stored(long version, CancellationToken cancellationToken) =>
        await store.Read(Id, after: version - 1, before: null, limit: 1, cancellationToken) is [var happened] ? happened : null;

    private async Task<Participant> ParticipantOf(Actor actor) =>
        actor.Kind is ActorKind.Member
            ? new("member", actor.Id, await members.NameOf(actor.Account, actor.Id))
            : new("apiKey", actor.Id, await members.KeyNameOf(actor.Account, actor.Id));

    private async Task<Refusal?> StrangeAssignee(Assignee? assignee)
    {
        if (assignee?.Member is { } member && !await members.IsMember(Id.Account, member))
        {
            return Refusal.Invalid("There is no such member.", "assignee.member", "no_such_member");
        }

        return assignee?.Group is { } group && !await members.IsGroup(Id.Account, group)
            ? Refusal.Invalid("There is no such group.", "assignee.group", "no_such_group")
            : null;
    }
}
