using System.Collections.Immutable;
using Oqupie.Contracts.Members;

namespace Oqupie.Contracts.Tickets;

/// <summary>One ticket, and the only place where it changes. The key is a <see cref="TicketId"/>.</summary>
/// <remarks>
/// A change is in the store before its call returns, and on the brand's feed only after that. A ticket that the actor may not see is "not found".
/// A wish with an id of its caller's answers, when it comes again, what it answered first.
/// </remarks>
[Alias("oqupie.ITicketGrain")]
public interface ITicketGrain : IGrainWithStringKey
{
    [Alias("Read")]
    Task<Outcome<TicketView>> Read(Actor actor, CancellationToken cancellationToken);

    [Alias("Timeline")]
    Task<Outcome<TimelinePage>> Timeline(Actor actor, TimelineRange range, CancellationToken cancellationToken);

    /// <summary>Changes fields; the same values again change nothing. Refused (version_conflict) where the ticket is not at the expected version.</summary>
    [Alias("Change")]
    Task<Outcome<TicketView>> Change(Actor actor, TicketChange change, CancellationToken cancellationToken);

    /// <summary>
    /// Writes to the customer, and sets the status with it. Refused (unseen_message) where a customer wrote after the version the writer has seen.
    /// </summary>
    [Alias("Reply")]
    Task<Outcome<TimelineItem>> Reply(Actor actor, ReplyWish wish, CancellationToken cancellationToken);

    /// <summary>Writes what only members see.</summary>
    [Alias("Memo")]
    Task<Outcome<TimelineItem>> Memo(Actor actor, MemoWish wish, CancellationToken cancellationToken);

    /// <summary>Takes a reply back that has not begun to leave. Refused (conflict) once it has.</summary>
    /// <returns>The reply as it was written.</returns>
    [Alias("Withdraw")]
    Task<Outcome<TimelineItem>> Withdraw(Actor actor, long version, CancellationToken cancellationToken);

    /// <summary>Puts a reply that failed, or may have, into the outbox again under the same Message-ID.</summary>
    [Alias("Resend")]
    Task<Outcome<TimelineItem>> Resend(Actor actor, long version, CancellationToken cancellationToken);
}

/// <summary>How channels and programs bring messages into tickets. The same grain as <see cref="ITicketGrain"/>.</summary>
[Alias("oqupie.ITicketIntakeGrain")]
public interface ITicketIntakeGrain : IGrainWithStringKey
{
    /// <summary>Opens this ticket. Where the message's key was taken in before, answers the ticket that won, and this number stays unused.</summary>
    [Alias("Open")]
    Task<Outcome<IntakeAnswer>> Open(NewTicket ticket, CancellationToken cancellationToken);

    /// <summary>
    /// Adds what a customer wrote; reopens a completed ticket. The same message twice changes nothing. Refused (deleted) where the ticket was deleted and a
    /// person wrote.
    /// </summary>
    [Alias("Receive")]
    Task<Outcome<IntakeAnswer>> Receive(InboundMessage message, CancellationToken cancellationToken);

    /// <summary>Answers the customer by itself, once in the life of a ticket. Whether it may is the caller's business.</summary>
    [Alias("AnswerByItself")]
    Task<Outcome<Done>> AnswerByItself(AutoReplyWish wish, CancellationToken cancellationToken);
}

/// <summary>How the outbox tells a ticket what became of its replies. The same grain as <see cref="ITicketGrain"/>.</summary>
[Alias("oqupie.ITicketDeliveryGrain")]
public interface ITicketDeliveryGrain : IGrainWithStringKey
{
    /// <summary>Records the state; telling the same state again changes nothing.</summary>
    [Alias("Delivered")]
    Task<Outcome<Done>> Delivered(DeliveryReport report, CancellationToken cancellationToken);

    /// <summary>A reply that had been sent came back. Told twice, it changes nothing.</summary>
    [Alias("Bounced")]
    Task<Outcome<Done>> Bounced(BounceReport report, CancellationToken cancellationToken);

    /// <summary>The other side says how far a reply has come. What is behind what is known changes nothing, in whatever order it is told.</summary>
    [Alias("Receipt")]
    Task<Outcome<Done>> Receipt(DeliveryReceipt receipt, CancellationToken cancellationToken);
}

/// <summary>How channels tell that what is in a ticket has changed on the other side. The same grain as <see cref="ITicketGrain"/>.</summary>
[Alias("oqupie.ITicketItemsGrain")]
public interface ITicketItemsGrain : IGrainWithStringKey
{
    /// <summary>
    /// A customer changed what they had written: the earlier words stay, and a completed ticket is open again. An older revision than is known changes nothing.
    /// </summary>
    [Alias("Edit")]
    Task<Outcome<IntakeAnswer>> Edit(MessageEdit edit, CancellationToken cancellationToken);

    /// <summary>A customer took back what they had written: the words stay here. Told twice, it changes nothing.</summary>
    [Alias("Remove")]
    Task<Outcome<IntakeAnswer>> Remove(MessageRemoval removal, CancellationToken cancellationToken);

    /// <summary>We answered by other means than this server. The same item twice is one.</summary>
    [Alias("Echo")]
    Task<Outcome<IntakeAnswer>> Echo(InboundMessage echo, CancellationToken cancellationToken);

    /// <summary>What an answer to this ticket may be as things stand. "Not found" where the actor may not see it.</summary>
    [Alias("Surface")]
    Task<Outcome<ReplySurface>> Surface(Members.Actor actor, CancellationToken cancellationToken);
}
