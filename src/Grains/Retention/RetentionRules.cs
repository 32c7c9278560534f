using Oqupie.Contracts;
using Oqupie.Contracts.Retention;

namespace Oqupie.Grains.Retention;

/// <summary>How long is kept what was deleted or blocked. Pure.</summary>
internal static class RetentionRules
{
    public static readonly Refusal EveryBrand = Refusal.NotAllowed("It holds in every brand, and you serve some only.", "retention_every_brand");

    private const int LongestDays = 3650;

    /// <summary>Between two looks, and before the first one under other settings.</summary>
    public static readonly TimeSpan Round = TimeSpan.FromDays(1);

    public static Outcome<RetentionSettings> Change(RetentionSettings before, RetentionWish wish, DateTimeOffset now)
    {
        if (Beyond(wish.DeletedDays, "deletedDays") is { } deleted)
        {
            return deleted;
        }

        if (Beyond(wish.BlockedDays, "blockedDays") is { } blocked)
        {
            return blocked;
        }

        var (deletedDays, blockedDays) = (Days(before.DeletedDays, wish.DeletedDays), Days(before.BlockedDays, wish.BlockedDays));

        if (deletedDays == before.DeletedDays && blockedDays == before.BlockedDays)
        {
            return before;
        }

        return new RetentionSettings(deletedDays, blockedDays, deletedDays is null && blockedDays is null ? null : now + Round);
    }

    private static int? Days(int? before, int? wish) => wish switch { null => before, 0 => null, var days => days };

    private static Refusal? Beyond(int? days, string field) => days is < 0 or > LongestDays
        ? Refusal.Invalid($"Tickets are kept for 1 to {LongestDays} days, or for ever.", field, "retention_days").With("most", LongestDays)
        : null;
}
