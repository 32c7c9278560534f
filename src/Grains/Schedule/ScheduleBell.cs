using Microsoft.Extensions.Logging;

namespace Oqupie.Grains.Schedule;

/// <summary>
/// Wakes the schedule by calls nobody waits for. While it is known that a shard will look, what is due after that rings nothing: a thousand rows that are put
/// for tomorrow are one call.
/// </summary>
internal sealed partial class ScheduleBell(IGrainFactory grains, TimeProvider clock, ILogger<ScheduleBell> logger) : IDueBell
{
    private readonly Lock _lock = new();
    private readonly DateTimeOffset[] _rung = new DateTimeOffset[DueShard.Count];

    public async void Ring(int shard, DateTimeOffset at)
    {
        if (!IsNews(shard, at))
        {
            return;
        }

        try
        {
            await grains.GetGrain<IScheduleGrain>(shard).Wake(at);
        }
        catch (Exception e)
        {
            LogNotRung(e, shard); // The schedule looks by itself.
        }
    }

    private bool IsNews(int shard, DateTimeOffset at)
    {
        var now = clock.GetUtcNow();

        lock (_lock)
        {
            if (_rung[shard] > now && _rung[shard] <= at)
            {
                return false;
            }

            _rung[shard] = at;
            return true;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Shard {Shard} of the schedule was not woken.")]
    private partial void LogNotRung(Exception exception, int shard);
}
