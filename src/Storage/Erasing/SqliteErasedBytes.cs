using System.Data.Common;
using Dapper;
using Microsoft.Extensions.Logging;
using Oqupie.Grains.Erasing;
using Oqupie.Storage.Sqlite;

namespace Oqupie.Storage.Erasing;

/// <remarks>
/// What is deleted is written over with zeros at once, but for what lay where the database had moved a row away from before. So a database that is not too
/// large is written anew, which nobody who writes waits long for. Then the log is copied back and emptied.
/// </remarks>
internal sealed partial class SqliteErasedBytes(SqliteDataSource source, StorageOptions options, ILogger<SqliteErasedBytes> logger) : IErasedBytes
{
    private const long Megabyte = 1024 * 1024;

    private const string SelectSize = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size";

    public Task<bool> Scrub(CancellationToken cancellationToken) => Task.Run(
        async () =>
        {
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            var size = await connection.ExecuteScalarAsync<long>(new CommandDefinition(SelectSize, cancellationToken: cancellationToken));

            if (size <= options.CompactUpToMegabytes * Megabyte)
            {
                await connection.ExecuteAsync("VACUUM");
            }
            else
            {
                LogTooLarge(size / Megabyte, options.CompactUpToMegabytes);
            }

            return await IsEmptied(connection, cancellationToken);
        },
        cancellationToken);

    private static async Task<bool> IsEmptied(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var row = await connection.ExecuteReaderAsync(
            new CommandDefinition("PRAGMA wal_checkpoint(TRUNCATE)", cancellationToken: cancellationToken));
        return await row.ReadAsync(cancellationToken) && row.GetInt64(0) is 0;
    }

    [LoggerMessage(
        LogLevel.Warning,
        "A customer was erased. The database has {Size} MB and is not written anew by itself above {Most} MB: run VACUUM on it, so that nothing is left.")]
    private partial void LogTooLarge(long size, int most);
}
