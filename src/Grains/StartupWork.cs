using Microsoft.Extensions.Logging;
using Oqupie.Contracts;
using Orleans.Runtime;

namespace Oqupie.Grains;

/// <summary>
/// What a silo asks of grains while it starts. Another silo may be starting with it, or have died and not been missed yet, and the database may be busy:
/// then it is asked again, instead of the start being given up.
/// </summary>
internal static partial class StartupWork
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Waits as long as it takes, or until the start is called off. What is done may be done again.</summary>
    public static async Task Insist(this ILogger logger, string what, Func<Task> work, TimeProvider clock, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await work();
                return;
            }
            catch (Exception e) when (GoesBy(e) && !cancellationToken.IsCancellationRequested)
            {
                LogAgain(logger, what, e.GetBaseException().Message.ReplaceLineEndings(" "));
            }

            await Task.Delay(Pause, clock, cancellationToken);
        }
    }

    private static bool GoesBy(Exception e) => e is StoreUnavailableException or TimeoutException or OrleansException or OperationCanceledException;

    [LoggerMessage(LogLevel.Information, "{What} is waiting for the database or another silo: {Reason}")]
    private static partial void LogAgain(ILogger logger, string what, string reason);
}
