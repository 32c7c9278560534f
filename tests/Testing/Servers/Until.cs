using System.Diagnostics;

namespace Oqupie.Testing.Servers;

/// <summary>Waits for a fact that nobody announces, asking often, and says what it waited for when it does not come.</summary>
public static class Until
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static Task True(Func<bool> fact, Func<string> otherwise, TimeSpan? patience = null, CancellationToken cancellationToken = default) =>
        True(_ => Task.FromResult(fact()), otherwise, patience, cancellationToken);

    public static async Task True(
        Func<CancellationToken, Task<bool>> fact, Func<string> otherwise, TimeSpan? patience = null, CancellationToken cancellationToken = default)
    {
        var waited = Stopwatch.StartNew();
        while (!await fact(cancellationToken))
        {
            if (waited.Elapsed > (patience ?? Patience))
            {
                throw new TimeoutException(otherwise());
            }

            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
    }
}
