using Microsoft.Extensions.Caching.Memory;

namespace Oqupie.WebHost.Access;

/// <summary>Locks addresses that nobody has just as real ones are locked, so that a lock tells nothing about who has an account here.</summary>
internal sealed class DecoyLockouts(TimeProvider clock) : IDisposable
{
    /// <summary>Failures in a row until an address is locked, real or not.</summary>
    public const int Tries = 5;

    /// <summary>For how long.</summary>
    public static readonly TimeSpan Locked = TimeSpan.FromMinutes(5);

    /// <summary>How many addresses are remembered; who tries more is slowed down by <see cref="SignInLimiter"/>.</summary>
    private const int Remembered = 20_000;

    private static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    private readonly MemoryCache _tries = new(new MemoryCacheOptions { SizeLimit = Remembered });

    public bool IsLocked(string address) => _tries.TryGetValue(address, out Decoy? decoy) && decoy!.LockedUntil > clock.GetUtcNow();

    public void Failed(string address)
    {
        var failures = _tries.TryGetValue(address, out Decoy? decoy) ? decoy!.Failures + 1 : 1;
        var next = failures >= Tries ? new Decoy(0, clock.GetUtcNow() + Locked) : new Decoy(failures, default);
        _tries.Set(address, next, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = Memory });
    }

    public void Dispose() => _tries.Dispose();

    private sealed record Decoy(int Failures, DateTimeOffset LockedUntil);
}
