using Microsoft.Data.Sqlite;
using Npgsql;
using Oqupie.Contracts;
using SQLitePCL;

namespace Oqupie.Storage.Migrations;

/// <summary>What a database can have against being started on: what goes by itself, and what somebody has to mend. Pure.</summary>
internal static class StartTrouble
{
    /// <summary>It is starting, stopping, out of connections, or not to be reached yet.</summary>
    public static bool GoesBy(Exception e) => Base(e) switch
    {
        PostgresException { SqlState: ['0', '8', ..] or ['4', '0', ..] or ['5', '7', ..] or PostgresErrorCodes.TooManyConnections } => true,
        PostgresException => false,
        NpgsqlException or TimeoutException or System.Net.Sockets.SocketException => true,
        SqliteException { SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED } => true,
        _ => false,
    };

    /// <summary>The sentence about it; null for a mistake of ours.</summary>
    public static CannotStartException? Of(Exception e, StorageOptions options) => Base(e) switch
    {
        CannotStartException known => known,
        SqliteException { SqliteErrorCode: raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB } sqlite => new(
            $"The database {PathOf(options)} is damaged ({sqlite.SqliteErrorCode}). Restore a backup, or try `sqlite3 {PathOf(options)} .recover`.", e),
        SqliteException { SqliteErrorCode: raw.SQLITE_FULL } => new($"The disk of the database {PathOf(options)} is full. Make room and start again.", e),
        SqliteException { SqliteErrorCode: raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_CANTOPEN } sqlite => new(
            $"The database {PathOf(options)} cannot be written ({sqlite.Message}). The process needs to read and write in its folder.", e),
        SqliteException sqlite when StoreFailure.ReasonOf(sqlite) is not null => new($"The database {PathOf(options)} cannot be used: {sqlite.Message}", e),
        PostgresException { SqlState: ['2', '8', ..] or PostgresErrorCodes.InvalidCatalogName } postgreSql => new(
            $"Storage:ConnectionString is refused by the server: {postgreSql.MessageText}", e)
        { IsSetting = true },
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } postgreSql => new(
            $"The user of Storage:ConnectionString may not do what is needed: {postgreSql.MessageText}", e)
        { IsSetting = true },
        PostgresException postgreSql when StoreFailure.ReasonOf(postgreSql) is { } reason => new(reason, e),
        IOException or UnauthorizedAccessException => new($"The data folder {Path.GetFullPath(options.Directory)} cannot be used: {Base(e).Message}", e),
        _ => null,
    };

    private static Exception Base(Exception e) => e is CannotStartException ? e : e.GetBaseException() switch
    {
        // What Npgsql met on the way to the server says less than that it was Npgsql.
        System.Net.Sockets.SocketException or TimeoutException or IOException when Npgsql(e) is { } met => met,
        var found => found,
    };

    private static NpgsqlException? Npgsql(Exception? e)
    {
        while (e is not (null or NpgsqlException))
        {
            e = e.InnerException;
        }

        return e as NpgsqlException;
    }

    private static string PathOf(StorageOptions options) => Path.Combine(Path.GetFullPath(options.Directory), "oqupie.db");
}
