using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Channels;

/// <param name="State">Sent, Failed (for good), Unknown (no final answer after all was said), or Queued (try again).</param>
/// <param name="Answer">The server's own words or what went wrong, for a person.</param>
public sealed record SendAnswer(DeliveryState State, string Answer)
{
    /// <summary>What the other side calls the answer, by which echoes and receipts speak of it; null where it has no name.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Where it was sent, but not to everybody in copy: who was refused, with the server's words.</summary>
    public string? NotTo { get; init; }

    /// <summary>Of what is tried again: the other side wants to be left alone for so long; null where it does not say.</summary>
    public TimeSpan? Pause { get; init; }
}
