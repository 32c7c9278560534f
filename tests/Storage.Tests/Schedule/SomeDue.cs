using Oqupie.Contracts.Accounts;
using Oqupie.Grains.Schedule;

namespace Oqupie.Storage.Tests.Schedule;

/// <summary>Due rows at times of their own, so that tests that share a database do not find each other's.</summary>
internal static class SomeDue
{
    private static long _lastYear = 2100;

    /// <summary>A time that no other test has.</summary>
    public static DateTimeOffset NewTime() => new((int)Interlocked.Increment(ref _lastYear), 1, 5, 9, 0, 0, TimeSpan.Zero);

    public static DueRow Row(DateTimeOffset at, string key = "k1", string what = "test") => new() { What = what, Key = key, At = at, Cause = """{"n":1}""" };

    /// <summary>All rows of the account, of whatever shard.</summary>
    public static async Task<IReadOnlyList<DueItem>> Of(this IDueStore store, AccountId account, CancellationToken cancellationToken)
    {
        var found = new List<DueItem>();

        for (var shard = 0; shard < DueShard.Count; shard++)
        {
            DueItem? last = null;

            while (await store.Due(shard, DateTimeOffset.MaxValue, last, 100, cancellationToken) is { IsEmpty: false } page)
            {
                found.AddRange(page.Where(item => item.Account == account));
                last = page[^1];
            }
        }

        return found;
    }
}
