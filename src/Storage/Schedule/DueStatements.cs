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

    /// <summary>
    /// One that is there keeps its time where that is earlier, and is another all the same: an effect that has not seen what is put now does not end it.
    /// </summary>
    private const string PutRowNoLater = """
        INSERT INTO due (account, what, key, shard, at, next_at, token, cause, attempts) VALUES ($1, $2, $3, $4, $5, $5, $6, $7, 0)
        ON CONFLICT (account, what, key) DO UPDATE
        SET token = excluded.token,
            at = CASE WHEN excluded.at < due.at THEN excluded.at ELSE due.at END,
            next_at = CASE WHEN excluded.at < due.next_at THEN excluded.at ELSE due.next_at END
        """;

    private const string EndVeryRow = "DELETE FROM due WHERE account = $1 AND what = $2 AND key = $3 AND token = $4";

    private const string MoveVeryRow = """
        UPDATE due SET at = $5, next_at = $5, token = $6, attempts = 0, reason = NULL WHERE account = $1 AND what = $2 AND key = $3 AND token = $4
        """;

    private const string EndRow = "DELETE FROM due WHERE account = $1 AND what = $2 AND key = $3";

    public static SqlStatement Put(AccountId account, DueRow row) =>
        new(PutRow, account.Value, row.What, row.Key, DueShard.Of(account, row), row.At, LocalKey.New(), row.Cause);

    /// <summary>As <see cref="Put"/>, but a row that is there becomes due no later than it was.</summary>
    public static SqlStatement PutNoLater(AccountId account, DueRow row) =>
        new(PutRowNoLater, account.Value, row.What, row.Key, DueShard.Of(account, row), row.At, LocalKey.New(), row.Cause);

    /// <summary>The row that bears the end's token, and no other, ends, or waits until then.</summary>
    public static SqlStatement EndOrMove(AccountId account, DueEnd end, DateTimeOffset? next) => next is { } at
        ? new(MoveVeryRow, account.Value, end.What, end.Key, end.Token, at, LocalKey.New())
        : new(EndVeryRow, account.Value, end.What, end.Key, end.Token);

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
