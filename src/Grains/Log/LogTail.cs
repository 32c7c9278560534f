using Microsoft.Extensions.Logging;

namespace Oqupie.Grains.Log;

/// <summary>
/// Reads the log once for a whole process, from where it begins on, for what keeps copies in that process: each page is handed over as it comes. It remembers
/// nothing; a copy that begins or was left behind reads by itself up to where the tail is.
/// </summary>
internal sealed partial class LogTail(IEventLog log, LogBell bell, LogFilter wanted, TimeProvider clock, ILogger<LogTail> logger)
{
    private const int EventsAtOnce = 500;

    /// <summary>Never throws.</summary>
    /// <param name="begun">It begins at this position; all it handed over before may be of another log.</param>
    /// <param name="grown">It stands behind this page.</param>
    /// <param name="stopping">Ends it.</param>
    public async Task Run(Action<string> begun, Action<LogPage> grown, CancellationToken stopping)
    {
        using var ear = new LogEar(bell, clock);
        string? position = null;

        for (var failures = 0; !stopping.IsCancellationRequested;)
        {
            try
            {
                if (position is null)
                {
                    position = await log.End(stopping);
                    begun(position);
                }

                var page = await log.After(position, until: null, EventsAtOnce, wanted, stopping);
                failures = 0;

                if (!page.IsKnown)
                {
                    LogOtherEra();
                    position = null;
                }
                else if (page.Position != position)
                {
                    ear.Found();
                    grown(page);
                    position = page.Position;
                }
                else
                {
                    await ear.Wait(page.ComesSoon, stopping);
                }
            }
            catch (Exception) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogFailed(e);
                await Task.Delay(FollowerRules.Pause(++failures), clock, stopping)
                    .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "The event log could not be read. It is tried again.")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(LogLevel.Warning, "The database is another one than was followed; copies of it are looked at anew.")]
    private partial void LogOtherEra();
}
