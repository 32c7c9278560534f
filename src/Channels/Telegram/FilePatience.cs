namespace Oqupie.Channels.Telegram;

/// <summary>
/// How long a message waits for a file that does not come now: long enough for an outage, and not so long that one file holds up a whole channel.
/// </summary>
internal sealed class FilePatience(TimeProvider clock)
{
    private const int Most = 1_000;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _since = new(StringComparer.Ordinal);

    /// <summary>Whether it was asked for in vain for long enough.</summary>
    public bool IsOver(string file)
    {
        var now = clock.GetUtcNow();

        lock (_gate)
        {
            if (_since.Count >= Most && !_since.ContainsKey(file))
            {
                _since.Clear(); // They begin to wait anew.
            }

            return !_since.TryAdd(file, now) && now - _since[file] >= Longest;
        }
    }

    /// <summary>It is there, or given up.</summary>
    public void Forget(string file)
    {
        lock (_gate)
        {
            _since.Remove(file);
        }
    }
}
