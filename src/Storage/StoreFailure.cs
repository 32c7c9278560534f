using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace Oqupie.Storage;

/// <summary>Tells a database that is unwell from a statement of ours that is wrong. Pure.</summary>
internal static class StoreFailure
{
    /// <summary>
    /// Why, where the exception is about the database, its disk or the way to it. Null for all that would fail again on a healthy one: a mistake of ours must
    /// not look like an outage.
    /// </summary>
    public static string? ReasonOf(Exception exception) => exception switch
    {
        SqliteException e => OfSqlite(e),
        PostgresException e => OfPostgreSql(e),
        NpgsqlException e => $"The database does not answer: {e.InnerException?.Message ?? e.Message}",
        TimeoutException or SocketException or IOException => $"The database does not answer: {exception.Message}",
        ObjectDisposedException => "The store is closing.",
        _ => null,
    };

    private static string? OfSqlite(SqliteException e) => e.SqliteErrorCode switch
    {
        raw.SQLITE_FULL => "The disk of the database is full.",
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => $"The database is damaged: {e.Message}",
        raw.SQLITE_READONLY or raw.SQLITE_PERM => $"The database cannot be written: {e.Message}",
        raw.SQLITE_IOERR or raw.SQLITE_CANTOPEN or raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_NOMEM or raw.SQLITE_PROTOCOL or raw.SQLITE_INTERRUPT =>
            $"The database does not answer: {e.Message}",
        _ => null,
    };

    // By classes (appendix A of PostgreSQL's manual). A statement, its values and what they collide with are 21 to 23, 42 and 44: ours.
    private static string? OfPostgreSql(PostgresException e) => e.SqlState switch
    {
        PostgresErrorCodes.DiskFull => "The disk of the database is full.",
        PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.LockNotAvailable => Said(e),
        ['0', '8', ..] or ['2', '8', ..] or ['4', '0', ..] or ['5', '3', ..] or ['5', '7', ..] or ['5', '8', ..] or ['X', 'X', ..] => Said(e),
        _ => null,
    };

    private static string Said(DbException e) => $"The database refuses ({e.SqlState}): {(e as PostgresException)?.MessageText}";
}
