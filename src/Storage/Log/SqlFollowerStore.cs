using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Log;
using Oqupie.Grains.Log;
using SQLitePCL;

namespace Oqupie.Storage.Log;

internal sealed class SqlFollowerStore(DbDataSource source, ISqlWriter writer) : IFollowerStore
{
    private const string SelectAll = """
        SELECT p.account, p.position, h.attempts, h.reason, h.since, h.retry_at
        FROM follower_position p LEFT JOIN follower_held h ON h.consumer = p.consumer AND h.shard = p.shard AND h.account = p.account
        WHERE p.consumer = @consumer AND p.shard = @shard
        ORDER BY p.account
        """;

    private const string InsertPosition = """
        INSERT INTO follower_position (consumer, shard, account, position) VALUES ($1, $2, $3, $4) ON CONFLICT (consumer, shard, account) DO NOTHING
        """;

    private const string UpsertHeld = """
        INSERT INTO follower_held (consumer, shard, account, attempts, reason, since, retry_at)
        SELECT $1, $2, $3, $4, $5, $6, $7
        WHERE EXISTS (SELECT 1 FROM follower_position WHERE consumer = $1 AND shard = $2 AND account = $3)
        ON CONFLICT (consumer, shard, account) DO UPDATE
        SET attempts = excluded.attempts, reason = excluded.reason, since = excluded.since, retry_at = excluded.retry_at
        """;

    private const string DeleteApart = """
        DELETE FROM follower_position
        WHERE consumer = $1 AND shard = $2 AND account = $3 AND account <> ''
            AND position = (SELECT position FROM follower_position WHERE consumer = $1 AND shard = $2 AND account = '')
        """;

    private const string DeleteHeld = """
        DELETE FROM follower_held
        WHERE consumer = $1 AND shard = $2 AND account = $3
            AND NOT EXISTS (SELECT 1 FROM follower_position WHERE consumer = $1 AND shard = $2 AND account = $3)
        """;

    public async Task<StoredFollower> Load(FollowerId follower, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var reader = await connection.ExecuteReaderAsync(new CommandDefinition(
            SelectAll, new { consumer = follower.Consumer, shard = (long)follower.Shard }, cancellationToken: cancellationToken));
        string? position = null;
        var apart = ImmutableArray.CreateBuilder<ApartAccount>();

        while (await reader.ReadAsync(cancellationToken))
        {
            if (reader.GetString(0) is "")
            {
                position = reader.GetString(1);
            }
            else
            {
                apart.Add(Apart(reader));
            }
        }

        return new(position, apart.DrainToImmutable());
    }

    public Task Begin(FollowerId follower, string position, CancellationToken cancellationToken) =>
        writer.Write(cancellationToken, new SqlStatement(InsertPosition, follower.Consumer, (long)follower.Shard, "", position));

    public async Task<bool> Advance(FollowedTo to, CancellationToken cancellationToken)
    {
        try
        {
            await writer.Write(cancellationToken, FollowerStatements.Of(to));
            return true;
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.NotNullViolation)
        {
            return false;
        }
        catch (SqliteException e) when (e.SqliteErrorCode is raw.SQLITE_CONSTRAINT)
        {
            return false;
        }
    }

    public Task Part(FollowerId follower, AccountId account, string position, CancellationToken cancellationToken) =>
        writer.Write(cancellationToken, new SqlStatement(InsertPosition, follower.Consumer, (long)follower.Shard, account.Value, position));

    public Task Hold(FollowerId follower, ApartAccount held, CancellationToken cancellationToken) => writer.Write(
        cancellationToken,
        new SqlStatement(
            UpsertHeld, follower.Consumer, (long)follower.Shard, held.Account.Value, held.Attempts, held.Reason, held.Since, held.RetryAt));

    public Task Join(FollowerId follower, AccountId account, CancellationToken cancellationToken) => writer.Write(
        cancellationToken,
        new SqlStatement(DeleteApart, follower.Consumer, (long)follower.Shard, account.Value),
        new SqlStatement(DeleteHeld, follower.Consumer, (long)follower.Shard, account.Value));

    private static ApartAccount Apart(DbDataReader row) => row.IsDBNull(2)
        ? new() { Account = new(row.GetString(0)), Position = row.GetString(1) }
        : new()
        {
            Account = new(row.GetString(0)),
            Position = row.GetString(1),
            Attempts = (int)row.GetInt64(2),
            Reason = row.GetString(3),
            Since = UnixMicroseconds.ToTime(row.GetInt64(4)),
            RetryAt = UnixMicroseconds.ToTime(row.GetInt64(5)),
        };
}
