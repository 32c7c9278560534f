using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Grains.Schedule;

namespace Oqupie.Storage.Schedule;

/// <summary>How due rows are written, one by one.</summary>
internal static class DueStatements
{
    /// <summary>What is there under the key is another row from now on.</summary>
    public const string OrTakeItsPlace = """
        ON CONFLICT (account, what, key) DO UPDATE
        SET shard = excluded.shard, at = excluded.at, next_at = excluded.next_at, token = excluded.token, cause = excluded.cause, attempts = 0, reason = NULL
        """;

    private const string PutRow = $"""
        INSERT INTO due (account, what, key, shard, at, next_at, token, cause, attempts) VALUES ($1, $2, $3, $4, $5, $5, $6, $7, 0)
        {OrTakeItsPlace}
        """;

    private const string EndRow = "DELETE FROM due WHERE account = $1 AND what = $2 AND key = $3";

    public static SqlStatement Put(AccountId account, DueRow row) =>
        new(PutRow, account.Value, row.What, row.Key, DueShard.Of(account, row), row.At, LocalKey.New(), row.Cause);

    /// <summary>Whichever row it is.</summary>
    public static SqlStatement End(AccountId account, DueEnd end) => new(EndRow, account.Value, end.What, end.Key);

    /// <summary>To be called after the commit.</summary>
    public static void RingFor(this IDueBell bell, AccountId account, IEnumerable<DueRow> rows)
    {
        foreach (var row in rows)
        {
            bell.Ring(DueShard.Of(account, row), row.At);
        }
    }
}
