using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Channels;

/// <summary>What became of a try whose end nobody wrote down.</summary>
/// <param name="State">Sent: it had left. Queued: it had not, or may be sent twice without harm. Unknown: nobody can tell.</param>
/// <param name="ExternalId">What the other side calls the answer, where it had left.</param>
public sealed record EarlierTry(DeliveryState State, string? ExternalId = null)
{
    /// <summary>There is nothing of it on the other side.</summary>
    public static readonly EarlierTry Gone = new(DeliveryState.Queued);

    public static readonly EarlierTry Unknowable = new(DeliveryState.Unknown);
}
