using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Tickets;

[GrainType("ticket-numbers")]
internal sealed class TicketNumbersGrain([PersistentState("ticket-numbers")] IPersistentState<TicketNumbersState> state) : Grain, ITicketNumbersGrain
{
    public async Task<long> Reserve(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var first = state.State.Next;
        await state.Keep(new() { Next = first + count }, this);
        return first;
    }
}

[GenerateSerializer, Immutable, Alias("oqupie.TicketNumbersState")]
internal sealed record TicketNumbersState
{
    /// <summary>Numbers begin where they look like a business that has been asked before.</summary>
    [Id(0)]
    public long Next { get; init; } = 1001;
}
