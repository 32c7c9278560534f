namespace Oqupie.Channels.GooglePlay;

/// <summary>
/// Google lets 200 questions an hour be asked for one app, by whomever. All channels of an app in this process share what is a little less than that.
/// </summary>
internal sealed class PlayPace(TimeProvider clock)
{
    public const int PerHour = 190;

    private const int MostApps = 1_000;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue<DateTimeOffset>> _asked = new(StringComparer.Ordinal);

    /// <summary>Returns when one more may be asked, and counts it.</summary>
    public async Task Turn(string package, CancellationToken cancellationToken)
    {
        while (Wait(package) is { } wait)
        {
            await Task.Delay(wait, clock, cancellationToken);
        }
    }

    /// <summary>Counts one that waits for nobody: a person looks on.</summary>
    public void Count(string package)
    {
        lock (_gate)
        {
            Of(package, clock.GetUtcNow()).Enqueue(clock.GetUtcNow());
        }
    }

    private TimeSpan? Wait(string package)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            var asked = Of(package, now);

            if (asked.Count >= PerHour)
            {
                return asked.Peek() + Hour - now;
            }

            asked.Enqueue(now);
            return null;
        }
    }

    private Queue<DateTimeOffset> Of(string package, DateTimeOffset now)
    {
        if (!_asked.TryGetValue(package, out var asked))
        {
            Forget(now);
            _asked[package] = asked = new();
        }

        while (asked.TryPeek(out var first) && first <= now - Hour)
        {
            asked.Dequeue();
        }

        return asked;
    }

    // Names of apps that somebody tried and nobody asks for any more.
    private void Forget(DateTimeOffset now)
    {
        if (_asked.Count < MostApps)
        {
            return;
        }

        foreach (var quiet in _asked.Where(pair => !pair.Value.Any(at => at > now - Hour)).Select(pair => pair.Key).ToList())
        {
            _asked.Remove(quiet);
        }
    }
}
