using Oqupie.Contracts.Accounts;

namespace Oqupie.Grains.Schedule;

/// <summary>Rows are dealt out to a few grains, so that they are spread over the silos. Pure.</summary>
public static class DueShard
{
    /// <summary>It is written into each row, so it may be raised, and never lowered: nobody would look at the rows of a shard that is not there.</summary>
    public const int Count = 4;

    private const uint Basis = 2166136261;
    private const uint Prime = 16777619;

    /// <summary>Where a row goes. Each row keeps what was chosen when it was put, so this may change.</summary>
    public static int Of(AccountId account, DueRow row) => (int)(Mix(Mix(Mix(Basis, account.Value), row.What), row.Key) % Count);

    private static uint Mix(uint hash, string text)
    {
        foreach (var c in text)
        {
            hash = unchecked((hash ^ c) * Prime); // FNV-1a
        }

        return hash;
    }
}
