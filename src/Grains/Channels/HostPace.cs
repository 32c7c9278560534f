using System.Collections.Concurrent;

namespace Oqupie.Grains.Channels;

/// <summary>Spreads mails to one server evenly over time, over all channels of a silo that use it.</summary>
public sealed class HostPace(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _next = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns when one more may leave. Turns are given in the order in which they were asked for.</summary>
    /// <param name="host">The server.</param>
    /// <param name="perMinute">Null: at once.</param>
    /// <param name="cancellationToken">Gives the turn up, not back.</param>
    public Task Turn(string host, int? perMinute, CancellationToken cancellationToken)
    {
        if (perMinute is not { } most)
        {
            return Task.CompletedTask;
        }

        var now = clock.GetUtcNow();
        var between = TimeSpan.FromMinutes(1) / most;
        var mine = _next.AddOrUpdate(host, now + between, (_, next) => (next > now ? next : now) + between) - between;
        return mine <= now ? Task.CompletedTask : Task.Delay(mine - now, clock, cancellationToken);
    }
}
