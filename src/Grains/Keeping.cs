namespace Oqupie.Grains;

internal static class Keeping
{
    /// <summary>
    /// Store, then keep: when this returns, the new value is durable and the state. When the write fails the old value stands again, and the grain reads
    /// afresh at its next call, because a write that failed may have arrived all the same.
    /// </summary>
    public static async Task Keep<T>(this IPersistentState<T> state, T next, IGrainBase grain)
    {
        var before = state.State;
        state.State = next;

        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            state.State = before;
            grain.DeactivateOnIdle();
            throw;
        }
    }
}
