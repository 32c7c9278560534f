using Npgsql;

namespace Oqupie.Storage.PostgreSql;

/// <summary>Puts statements that go over arrays into one round trip.</summary>
internal static class BatchBuilder
{
    public static void Add(this NpgsqlBatch batch, string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(sql);

        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        batch.BatchCommands.Add(command);
    }

    /// <summary>A column of texts, cleaned of what the server would refuse the whole batch for.</summary>
    public static NpgsqlParameter Texts<T>(IReadOnlyList<T> rows, Func<T, string?> column)
    {
        var values = new string?[rows.Count];

        for (var i = 0; i < values.Length; i++)
        {
            values[i] = column(rows[i]) is { } text ? StoredText.Clean(text) : null;
        }

        return new NpgsqlParameter<string?[]> { TypedValue = values };
    }

    /// <summary>A column of integers.</summary>
    public static NpgsqlParameter Integers<T>(IReadOnlyList<T> rows, Func<T, long> column)
    {
        var values = new long[rows.Count];

        for (var i = 0; i < values.Length; i++)
        {
            values[i] = column(rows[i]);
        }

        return new NpgsqlParameter<long[]> { TypedValue = values };
    }
}
