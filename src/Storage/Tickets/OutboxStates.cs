using Oqupie.Contracts.Tickets;

namespace Oqupie.Storage.Tickets;

/// <summary>What may become of an outbox row. A row that is not there has no state, and nothing may become of it.</summary>
internal static class OutboxStates
{
    public static bool MayWithdraw(DeliveryState state) => state is DeliveryState.Queued;

    /// <summary>What was sent may have come back, which only the ticket knows.</summary>
    public static bool MayRequeue(DeliveryState state) => state is DeliveryState.Sent or DeliveryState.Failed or DeliveryState.Unknown or DeliveryState.Bounced;
}
