using System.Collections.Immutable;
using System.Text;
using Oqupie.Contracts.Accounts;

namespace Oqupie.Grains.Log;

/// <summary>What a follower decides by.</summary>
internal static class FollowerRules
{
    /// <summary>So many events are handed over at once.</summary>
    public const int EventsAtOnce = 200;

    /// <summary>With more accounts held than this it is no account's fault any more.</summary>
    public const int MostHeld = 100;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.25);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(5);

    /// <summary>FNV-1a over the account's letters: the same on every machine and in every version.</summary>
    public static int Shard(AccountId account, int shards)
    {
        var hash = 2166136261u;

        foreach (var one in Encoding.UTF8.GetBytes(account.Value))
        {
            hash = (hash ^ one) * 16777619u;
        }

        return (int)(hash % (uint)shards);
    }

    /// <summary>Of the account's next attempt after so many that failed in a row.</summary>
    public static TimeSpan Retry(int attempts) => Grown(FirstRetry, attempts, LongestRetry);

    /// <summary>Of the follower's next one.</summary>
    public static TimeSpan Pause(int failures) => Grown(FirstPause, failures, LongestPause);

    /// <summary>What an account's events are, each account in the order of its first one.</summary>
    public static ImmutableArray<ImmutableArray<LoggedEvent>> ByAccount(ImmutableArray<LoggedEvent> events) =>
        [.. events.GroupBy(one => one.Account).Select(account => account.ToImmutableArray())];

    /// <summary>As it is after an attempt at it failed.</summary>
    public static ApartAccount Failed(ApartAccount account, Exception failure, DateTimeOffset now) => account with
    {
        Attempts = account.Attempts + 1,
        Reason = failure.GetType().Name, // Never its message: that may quote a customer.
        Since = account.Attempts is 0 ? now : account.Since,
        RetryAt = now + Retry(account.Attempts + 1),
    };

    private static TimeSpan Grown(TimeSpan first, int times, TimeSpan longest)
    {
        var grown = first * Math.Pow(2, Math.Min(times - 1, 16));
        return grown < longest ? grown : longest;
    }
}
