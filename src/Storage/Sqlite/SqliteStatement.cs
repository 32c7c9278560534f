using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Oqupie.Storage.Sqlite;

/// <summary>
/// A statement that stays prepared as long as its session. Straight on the native library: the writer runs a dozen of these for
/// each append, where a command object with its parameters costs more than the work.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private readonly int[] _places;

    public SqliteStatement(sqlite3 database, string sql)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));

        // "$7" is a name to SQLite, not a position.
        _places = new int[raw.sqlite3_bind_parameter_count(_statement)];

        for (var i = 0; i < _places.Length; i++)
        {
            _places[i] = raw.sqlite3_bind_parameter_index(_statement, string.Create(CultureInfo.InvariantCulture, $"${i + 1}"));
        }
    }

    public void Bind(ReadOnlySpan<SqlValue> values)
    {
        CheckCount(values.Length);

        for (var i = 0; i < values.Length; i++)
        {
            Bind(i, in values[i]);
        }
    }

    public void Bind<T>(T row, ReadOnlySpan<Func<T, SqlValue>> columns)
    {
        CheckCount(columns.Length);

        for (var i = 0; i < columns.Length; i++)
        {
            Bind(i, columns[i](row));
        }
    }

    /// <returns>True while there is a row.</returns>
    public bool Step()
    {
        var answer = raw.sqlite3_step(_statement);

        if (answer is raw.SQLITE_ROW)
        {
            return true;
        }

        if (answer is not raw.SQLITE_DONE)
        {
            Check(answer);
        }

        return false;
    }

    public long Integer(int column) => raw.sqlite3_column_int64(_statement, column);

    public string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    public void Reset() => raw.sqlite3_reset(_statement); // Says the last step's error again, which was thrown already.

    public void Dispose() => _statement.Dispose();

    private void Bind(int i, in SqlValue value) => Check(value switch
    {
        { Kind: SqlValueKind.Integer } => raw.sqlite3_bind_int64(_statement, _places[i], value.Integer),
        { Text: { } text } => raw.sqlite3_bind_text(_statement, _places[i], StoredText.Clean(text)),
        _ => raw.sqlite3_bind_null(_statement, _places[i]),
    });

    private void CheckCount(int values)
    {
        if (values != _places.Length)
        {
            throw new ArgumentException($"The statement takes {_places.Length} values, not {values}.", nameof(values));
        }
    }

    private void Check(int answer)
    {
        if (answer is not raw.SQLITE_OK)
        {
            SqliteException.ThrowExceptionForRC(answer, _database);
        }
    }
}
