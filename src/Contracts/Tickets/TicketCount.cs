namespace Oqupie.Contracts.Tickets;

/// <summary>How many tickets a list has.</summary>
/// <param name="Count">At most <see cref="Most"/>.</param>
/// <param name="More">Whether there are more than that: "999+".</param>
[GenerateSerializer, Immutable, Alias("oqupie.TicketCount")]
public sealed record TicketCount([property: Id(0)] int Count, [property: Id(1)] bool More)
{
    public const int Most = 999;
}
