using Npgsql;
using NpgsqlTypes;

namespace Oqupie.Storage.PostgreSql;

/// <summary>Sends statements in one round trip, which the server takes as one transaction; many at once share its fsync by themselves.</summary>
internal sealed class PostgreSqlWriter(NpgsqlDataSource source) : ISqlWriter
{
    public async Task<int> Write(CancellationToken cancellationToken, params SqlStatement[] statements)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection);

        foreach (var statement in statements)
        {
            batch.Add(statement.Text, [.. statement.Values.Select(Parameter)]);
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
        return (int)batch.BatchCommands[0].Rows;
    }

    private static NpgsqlParameter Parameter(SqlValue value) => value.Kind switch
    {
        SqlValueKind.Integer => new NpgsqlParameter<long> { TypedValue = value.Integer },
        SqlValueKind.NoInteger => new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint },
        _ => new NpgsqlParameter { Value = value.Text is { } text ? StoredText.Clean(text) : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
    };
}
