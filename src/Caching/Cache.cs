using System.Collections.Concurrent;

namespace Oqupie.Caching;

/// <summary>
/// Remembers for a short while what is read from elsewhere. Of those who ask at once for the same thing one reads and the others wait for it; what could not be
/// read is remembered for nobody; the memory is bounded.
/// </summary>
/// <param name="read">
/// What a key stands for now. It is given what it stood for before, where that is still known: what is read by its version need not be read whole.
/// </param>
/// <param name="maxAge">How far behind an answer may be.</param>
/// <param name="clock">Tells the age.</param>
public sealed class Cache<TKey, TValue>(Func<TKey, TValue?, Task<TValue>> read, TimeSpan maxAge, TimeProvider clock)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Reading> _readings = new();
    private readonly Lock _beginning = new();

    /// <summary>How many keys are remembered. Where there are more, those that are too old go first, and if that is not enough, all.</summary>
    public int Most { get; init; } = 10_000;

    /// <summary>Whether "there is no such thing" is asked for each time, so that what was made just now is found.</summary>
    public bool ForgetsNull { get; init; }

    public ValueTask<TValue> Get(TKey key) =>
        Young(key) is { Value: { IsCompletedSuccessfully: true } known } ? new(known.Result) : new(Wait(key, Begin(key)));

    private Reading Begin(TKey key)
    {
        lock (_beginning)
        {
            if (Young(key) is { } begun)
            {
                return begun;
            }

            var last = _readings.GetValueOrDefault(key);
            var before = last is { Value.IsCompletedSuccessfully: true } ? last.Value.Result : default;

            if (last is null && _readings.Count >= Most)
            {
                MakeRoom();
            }

            // On nobody's turn: several grains may wait for it, and none of them for the turn of another.
            return _readings[key] = new(clock.GetTimestamp(), Task.Run(() => read(key, before)));
        }
    }

    private async Task<TValue> Wait(TKey key, Reading reading)
    {
        try
        {
            var value = await reading.Value;

            if (value is null && ForgetsNull)
            {
                Forget(key, reading);
            }

            return value;
        }
        catch
        {
            Forget(key, reading);
            throw;
        }
    }

    private Reading? Young(TKey key) => _readings.GetValueOrDefault(key) is { } known && IsYoung(known) ? known : null;

    private void Forget(TKey key, Reading reading) => _readings.TryRemove(KeyValuePair.Create(key, reading));

    private void MakeRoom()
    {
        foreach (var (key, reading) in _readings)
        {
            if (!IsYoung(reading))
            {
                Forget(key, reading);
            }
        }

        if (_readings.Count >= Most)
        {
            _readings.Clear();
        }
    }

    private bool IsYoung(Reading reading) => clock.GetElapsedTime(reading.At) < maxAge;

    /// <param name="At">When it was begun: what it finds may be as old.</param>
    /// <param name="Value">What it finds.</param>
    private sealed record Reading(long At, Task<TValue> Value);
}
