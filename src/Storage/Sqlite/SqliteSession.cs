using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Oqupie.Storage.Sqlite;

/// <summary>The writer's connection, with its statements prepared once. Used by the writer's thread only.</summary>
internal sealed class SqliteSession(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteStatement> _statements = new(StringComparer.Ordinal);
    private readonly sqlite3 _database = connection.Handle!;

    public bool InTransaction => raw.sqlite3_get_autocommit(_database) is 0;

    /// <returns>How many rows it changed.</returns>
    public int Execute(string sql, params ReadOnlySpan<SqlValue> values)
    {
        var statement = Prepared(sql);

        try
        {
            statement.Bind(values);
            return statement.Step() ? throw new InvalidOperationException("A statement that answers rows must be asked.") : raw.sqlite3_changes(_database);
        }
        finally
        {
            statement.Reset();
        }
    }

    /// <summary>The same with what each of <paramref name="columns"/> makes of the row.</summary>
    public void Execute<T>(string sql, T row, ReadOnlySpan<Func<T, SqlValue>> columns)
    {
        var statement = Prepared(sql);

        try
        {
            statement.Bind(row, columns);
            statement.Step();
        }
        finally
        {
            statement.Reset();
        }
    }

    /// <summary>The first row as <paramref name="read"/> takes it, or the default where there is none.</summary>
    public T? First<T>(string sql, Func<SqliteStatement, T> read, params ReadOnlySpan<SqlValue> values)
    {
        var statement = Prepared(sql);

        try
        {
            statement.Bind(values);
            return statement.Step() ? read(statement) : default;
        }
        finally
        {
            statement.Reset();
        }
    }

    /// <summary>For statements without parameters that may answer rows nobody wants, such as PRAGMA.</summary>
    public void Run(string sql) => First(sql, _ => true);

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        connection.Dispose();
    }

    private SqliteStatement Prepared(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            _statements.Add(sql, statement = new(_database, sql));
        }

        return statement;
    }
}
