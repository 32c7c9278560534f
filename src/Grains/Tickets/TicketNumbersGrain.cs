using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Tickets;

[GrainType("ticket-numbers")]
internal sealed class TicketNumbersGrain([PersistentState("ticket-numbers")] IPersistentState<TicketNumbersState> state) : Grain, ITicketNumbersGrain
{
    public async Task<long> Reserve(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var first = state.State.Next;
        state.State = new() { Next = first + count };

        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            DeactivateOnIdle(); // Whether the block is ours is not known; the next activation reads where the numbers stand.
            throw;
        }

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
