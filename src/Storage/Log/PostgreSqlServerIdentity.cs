using System.Data.Common;
using Npgsql;

namespace Oqupie.Storage.Log;

/// <summary>
/// Tells a database from a copy of it elsewhere: the server's system identifier, the database's number, and the timeline, which changes when a standby takes
/// over or a backup is rolled forward to a moment. What an ordinary user may not ask for is left out.
/// </summary>
internal sealed class PostgreSqlServerIdentity(NpgsqlDataSource source)
{
    private const string MayAsk = """
        SELECT has_function_privilege('pg_control_system()', 'EXECUTE'),
            has_function_privilege('pg_current_wal_lsn()', 'EXECUTE') AND has_function_privilege('pg_walfile_name(pg_lsn)', 'EXECUTE')
        """;

    private const string Database = "(SELECT oid::text FROM pg_database WHERE datname = current_database())";
    private const string System = "(SELECT system_identifier::text FROM pg_control_system())";
    private const string Timeline = "left(pg_walfile_name(pg_current_wal_lsn()), 8)";

    private const string Settle = """
        UPDATE log_era SET server = $1, settled = (SELECT COALESCE(max(position), 0) FROM event) WHERE server <> $1
        """;

    private string? _select;

    /// <summary>As it is now, timeline and all.</summary>
    public async Task<string> Read(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var (numbers, timeline) = await Ask(connection, cancellationToken);
        return $"{numbers}/{timeline}";
    }

    /// <summary>
    /// Where the database came here from another server since the last start, its transactions are another server's: they are set aside. Before anybody reads.
    /// </summary>
    public async Task SettleIn(CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var (numbers, _) = await Ask(connection, cancellationToken);
        await using var known = new NpgsqlCommand("SELECT server FROM log_era", connection);

        if (await known.ExecuteScalarAsync(cancellationToken) as string == numbers)
        {
            return;
        }

        // Waits for appends under way, of an older version's silo say: none of them may come later with a number that is settled.
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var take = new NpgsqlCommand("LOCK TABLE event IN SHARE ROW EXCLUSIVE MODE", connection, transaction);
        await take.ExecuteNonQueryAsync(cancellationToken);
        await using var settle = new NpgsqlCommand(Settle, connection, transaction) { Parameters = { new() { Value = numbers } } };
        await settle.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task<(string Numbers, string Timeline)> Ask(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        _select ??= await Select(connection, cancellationToken);
        await using var command = new NpgsqlCommand(_select, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetString(0), reader.GetString(1));
    }

    private static async Task<string> Select(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(MayAsk, connection);
        await using DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return $"SELECT {(reader.GetBoolean(0) ? System : "''")} || '/' || {Database}, {(reader.GetBoolean(1) ? Timeline : "''")}";
    }
}
