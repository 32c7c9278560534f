using System.Collections.Immutable;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Tickets;

/// <summary>
/// A ticket that was worked on before it came to us. Its past is told by the rules of the present, each thing at the time it happened,
/// and kept by one append: all of it or nothing. What was sent has been sent, so nothing of it is put into the outbox.
/// </summary>
/// <remarks>
/// Only for a number that nobody has used; nobody is told, for nobody can be looking. A thing the rules refuse is a mistake of the teller and throws.
/// </remarks>
public sealed class TicketHistory
{
    private static readonly IReplyWay HasLeft = new Past();

    private readonly IRichText _richText;
    private readonly Decision _opening;
    private readonly ImmutableArray<TicketEvent>.Builder _events = ImmutableArray.CreateBuilder<TicketEvent>();
    private readonly ImmutableArray<Content>.Builder _contents = ImmutableArray.CreateBuilder<Content>();
    private readonly ImmutableArray<string>.Builder _mailIds = ImmutableArray.CreateBuilder<string>();
    private Ticket _ticket;

    public TicketHistory(TicketId id, NewTicket opened, DateTimeOffset at, IRichText richText)
    {
        _richText = richText;
        _opening = IntakeRules.Open(opened, at);
        _ticket = Ticket.Opened(id, (TicketOpened)_opening.Events[0], opened.Message).With(opened);
        _events.Add(_opening.Events[0]);
        Add(_opening with { Events = _opening.Events.RemoveAt(0) });
    }

    public void Received(InboundMessage message, DateTimeOffset at) => Add(IntakeRules.Receive(_ticket, message, at));

    public void Changed(Actor by, TicketChange change, DateTimeOffset at) => Add(FieldRules.Change(_ticket, change, by, at));

    public void Noted(Actor by, MemoWish wish, DateTimeOffset at) =>
        Add(ReplyRules.Memo(_ticket, wish, by, WrittenText.Of(wish.Body, wish.Format, _richText), at));

    /// <summary>
    /// An agent's reply and what became of it: sent, or failed for a reason. A failed one can be sent again, as one that no channel could carry.
    /// </summary>
    public void Replied(Actor by, ReplyWish wish, DateTimeOffset at, DeliveryState became, string? reason = null)
    {
        var version = _ticket.Version + 1;
        Add(ReplyRules.Reply(_ticket, wish, by, WrittenText.Of(wish.Body, wish.Format, _richText), new(_ticket.Row.Cc, []), HasLeft, answered: null, at));
        Add(ReplyRules.Delivered(_ticket, new() { Reply = version, State = became, Reason = reason }, at));
    }

    /// <summary>For <see cref="ITicketStore.Append"/>. The first message's key makes it happen once: the same history again is "taken in before".</summary>
    public TicketAppend ToAppend() => new()
    {
        Ticket = _ticket.Row.Id,
        ExpectedVersion = 0,
        Events = _events.ToImmutable(),
        Row = _ticket.Row,
        Snapshot = TicketSnapshot.Due(_ticket),
        Contents = _contents.ToImmutable(),
        Intake = _opening.Intake,
        MailIds = _mailIds.ToImmutable(),
        Customer = _opening.Customer,
    };

    private void Add(Decision decision)
    {
        if (decision.Refusal is { } refusal)
        {
            throw new InvalidOperationException($"Ticket {_ticket.Row.Id} cannot have had this past: {refusal.Reason}");
        }

        foreach (var happened in decision.Events)
        {
            _ticket = _ticket.Apply(happened, decision.Contents.FirstOrDefault(content => content.Id == happened.Content)?.Written);
        }

        if (decision.Cc is { } cc)
        {
            _ticket = _ticket with { Row = _ticket.Row with { Cc = cc } };
        }

        if (decision.Additions is { } additions)
        {
            _ticket = _ticket with { Row = _ticket.Row with { Additions = additions } };
        }

        _events.AddRange(decision.Events);
        _contents.AddRange(decision.Contents);
        _mailIds.AddRange(decision.MailIds);
    }

    // ReplyRules ask for a way to make an outbox entry, which is not kept.
    private sealed class Past : IReplyWay
    {
        public string Channel => "";

        public bool Sends => true;

        public bool Reaches(ReplyDraft draft) => true;

        public ReplySurface Surface(ReplyDraft draft) => ReplySurface.Open;

        public string Envelope(ReplyDraft draft) => "";
    }
}
