using Oqupie.Contracts.Members;

namespace Oqupie.Contracts.Tickets;

/// <summary>Replies that leave later. The same grain as <see cref="ITicketGrain"/>, whose <c>Withdraw</c> drops one as well.</summary>
[Alias("oqupie.ITicketPlansGrain")]
public interface ITicketPlansGrain : IGrainWithStringKey
{
    /// <summary>
    /// Keeps a reply until its time. Then it leaves as any other and sets its status; where the customer has written meanwhile it is held back instead,
    /// unless the plan says otherwise. What could not be sent now is refused now.
    /// </summary>
    [Alias("Plan")]
    Task<Outcome<TimelineItem>> Plan(Actor actor, ReplyWish wish, ReplyPlanWish plan, CancellationToken cancellationToken);

    /// <summary>Has a planned reply leave now, held back or not. Refused (conflict) where it has left already or was dropped.</summary>
    /// <returns>The reply it became.</returns>
    [Alias("SendNow")]
    Task<Outcome<TimelineItem>> SendNow(Actor actor, long plan, int holdSeconds, CancellationToken cancellationToken);
}

/// <param name="At">When it shall leave, to the second.</param>
/// <param name="Anyway">It leaves although the customer has written meanwhile.</param>
[GenerateSerializer, Immutable, Alias("oqupie.ReplyPlanWish")]
public sealed record ReplyPlanWish([property: Id(0)] DateTimeOffset At, [property: Id(1)] bool Anyway);
