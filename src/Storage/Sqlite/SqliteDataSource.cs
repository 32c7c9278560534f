using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Oqupie.Contracts;
using SQLitePCL;

namespace Oqupie.Storage.Sqlite;

/// <summary>
/// Opens connections to the embedded database, pooled, each with the settings durability and fairness rest on: a write-ahead
/// log (readers and the one writer never wait for each other), an fsync at each commit, a wait instead of an error
/// when two writers meet, and zeros over what is deleted.
/// </summary>
internal sealed class SqliteDataSource : DbDataSource
{
    // The pool hands the same native handle out again and again; the settings of a handle last as long as it does.
    private readonly ConditionalWeakTable<sqlite3, object> _prepared = [];

    public SqliteDataSource(string path)
    {
        Path = path;
        ConnectionString = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = true,
            DefaultTimeout = 30,
        }.ToString();
    }

    public string Path { get; }

    /// <summary>The database of a data folder, which is made if it is not there.</summary>
    public static SqliteDataSource In(string directory)
    {
        var path = System.IO.Path.Combine(OwnerOnly.Folder(directory).FullName, "oqupie.db");

        // The library would let everybody read it, and gives what it puts beside it (the log, the shared memory) the mode of the database. An empty file is an
        // empty database. One that is there is left alone: closing a file gives up the locks of the whole process on it.
        if (!File.Exists(path))
        {
            using var made = OwnerOnly.File(path, FileMode.OpenOrCreate);
        }

        return new(path);
    }

    public override string ConnectionString { get; }

    public SqliteConnection Open() => (SqliteConnection)OpenDbConnection();

    protected override DbConnection CreateDbConnection() => new SqliteConnection(ConnectionString);

    protected override DbConnection OpenDbConnection()
    {
        var connection = new SqliteConnection(ConnectionString);

        try
        {
            connection.Open();
            Prepare(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    protected override ValueTask<DbConnection> OpenDbConnectionAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(OpenDbConnection()); // The library has nothing asynchronous to offer.
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            using var connection = new SqliteConnection(ConnectionString);
            SqliteConnection.ClearPool(connection);
        }

        base.Dispose(disposing);
    }

    private void Prepare(SqliteConnection connection)
    {
        var handle = connection.Handle!;

        if (_prepared.TryGetValue(handle, out _))
        {
            // Whoever had it before may have failed half-way; nobody may inherit an open transaction.
            if (raw.sqlite3_get_autocommit(handle) is 0)
            {
                Run(connection, "ROLLBACK");
            }

            return;
        }

        Run(connection, """
            PRAGMA busy_timeout = 10000;
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            PRAGMA foreign_keys = ON;
            PRAGMA secure_delete = ON;
            PRAGMA cache_size = -8192;
            PRAGMA temp_store = MEMORY;
            PRAGMA journal_size_limit = 67108864;
            """);
        _prepared.AddOrUpdate(handle, handle);
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
