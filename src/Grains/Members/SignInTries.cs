using System.Collections.Immutable;

namespace Oqupie.Grains.Members;

/// <summary>The wrong passwords of one address. Pure: tries and a time in, tries out.</summary>
internal sealed record SignInTries
{
    /// <summary>Failures from one network until it is locked.</summary>
    public const int OfNetwork = 5;

    /// <summary>Failures from one known device within <see cref="Memory"/> until it is a strange one again: its cookie may have been stolen.</summary>
    public const int OfDevice = 20;

    /// <summary>Failures of all strange devices within <see cref="Memory"/>, however many networks they come from.</summary>
    public const int OfAll = 100;

    public static readonly TimeSpan Locked = TimeSpan.FromMinutes(5);

    public static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    public static readonly SignInTries None = new();

    /// <summary>By network, or by device. Bounded by <see cref="OfAll"/>, and by how many devices are known.</summary>
    private ImmutableDictionary<string, Source> Sources { get; init; } = ImmutableDictionary<string, Source>.Empty;

    private DateTimeOffset CountedSince { get; init; }

    private int Counted { get; init; }

    /// <summary>Whether something is worth remembering while nobody tries.</summary>
    public bool HasLocked { get; private init; }

    /// <summary>The tries with this one counted as wrong; null where it may not be made.</summary>
    public SignInTries? Begin(string network, string? device, DateTimeOffset now)
    {
        var tries = Forget(now);

        if (device is not null && tries.FailuresOf(Device(device)) < OfDevice)
        {
            return tries with { Sources = tries.Sources.SetItem(Device(device), new(tries.FailuresOf(Device(device)) + 1, default, now)) };
        }

        var before = tries.Sources.GetValueOrDefault(network, new(0, default, now));

        if (before.LockedUntil > now || tries.Counted >= OfAll)
        {
            return null;
        }

        var after = before.Failures + 1 < OfNetwork ? new Source(before.Failures + 1, default, now) : new(0, now + Locked, now);
        return tries with
        {
            Sources = tries.Sources.SetItem(network, after),
            Counted = tries.Counted + 1,
            HasLocked = tries.HasLocked || after.LockedUntil > now,
        };
    }

    public SignInTries Succeeded(string network, string? device)
    {
        var known = device is not null && Sources.ContainsKey(Device(device));
        return this with
        {
            Sources = known ? Sources.Remove(Device(device!)) : Sources.Remove(network),
            Counted = known ? Counted : Math.Max(0, Counted - 1),
        };
    }

    private SignInTries Forget(DateTimeOffset now)
    {
        var old = Sources.Where(source => source.Value.At + Memory <= now && source.Value.LockedUntil <= now);
        var kept = Sources.RemoveRange(old.Select(source => source.Key));
        return CountedSince + Memory <= now ? this with { Sources = kept, CountedSince = now, Counted = 0 } : this with { Sources = kept };
    }

    private int FailuresOf(string source) => Sources.TryGetValue(source, out var found) ? found.Failures : 0;

    // No network is written so.
    private static string Device(string device) => $"device {device}";

    private sealed record Source(int Failures, DateTimeOffset LockedUntil, DateTimeOffset At);
}
