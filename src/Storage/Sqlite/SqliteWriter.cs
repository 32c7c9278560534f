using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using SQLitePCL;

namespace Oqupie.Storage.Sqlite;

/// <summary>
/// The one thread that writes what is frequent. It takes all the work that waits, does it in one transaction, and tells everybody
/// after the commit: the fsync is paid once for many. Work that is refused or fails takes only itself back.
/// </summary>
internal sealed partial class SqliteWriter : ISqlWriter, IAsyncDisposable
{
    /// <summary>More would not be cheaper, and the first in a batch waits for the last.</summary>
    private const int MostInOneCommit = 512;

    private readonly SqliteDataSource _source;
    private readonly ILogger _logger;
    private readonly Channel<SqliteWork> _waiting;
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<SqliteWork> _batch = new(MostInOneCommit);
    private SqliteSession? _session;

    public SqliteWriter(SqliteDataSource source, StorageOptions options, ILogger<SqliteWriter> logger)
    {
        _source = source;
        _logger = logger;
        _waiting = Channel.CreateBounded<SqliteWork>(new BoundedChannelOptions(options.QueueLength) { SingleReader = true });
        new Thread(Run) { Name = "sqlite-writer", IsBackground = true }.Start();
    }

    /// <summary>Does the work in a transaction that others share; answers after the commit. Waits for a place where too much is waiting.</summary>
    public async Task<T> Do<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken)
    {
        var pending = new SqliteWork<T>(work);

        try
        {
            await _waiting.Writer.WriteAsync(pending, cancellationToken);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(SqliteWriter), "The store is closing.");
        }

        return await pending.Answer; // Once it is under way nobody can call it back.
    }

    public Task<int> Write(CancellationToken cancellationToken, params SqlStatement[] statements) => Do(
        session =>
        {
            var first = session.Execute(statements[0].Text, statements[0].Values);

            foreach (var next in statements.AsSpan(1))
            {
                session.Execute(next.Text, next.Values);
            }

            return first;
        },
        cancellationToken);

    /// <summary>Takes nothing more, finishes what waits, closes.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _stopped.Task;
    }

    private void Run()
    {
        try
        {
            while (Gather())
            {
                Commit();
                _batch.Clear();
            }
        }
        finally
        {
            Close();
            _stopped.SetResult();
        }
    }

    private bool Gather()
    {
        while (_batch.Count < MostInOneCommit && _waiting.Reader.TryRead(out var work))
        {
            _batch.Add(work);
        }

        // A thread of our own may wait; nothing else runs on it.
        return _batch.Count > 0 || (_waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult() && Gather());
    }

    private void Commit()
    {
        try
        {
            _session ??= Open();
            _session.Execute("BEGIN IMMEDIATE");

            foreach (var work in _batch)
            {
                DoOne(_session, work);
            }

            _session.Execute("COMMIT");
        }
        catch (Exception e)
        {
            LogNotCommitted(e);
            Close(); // Whatever state it is in, the next batch begins with a fresh connection.

            foreach (var work in _batch)
            {
                work.Fail(e);
            }

            return;
        }

        foreach (var work in _batch)
        {
            work.Tell();
        }
    }

    /// <summary>Each write touches a dozen indexes: this one connection remembers more pages than a reader, and copies the log back less often.</summary>
    private SqliteSession Open()
    {
        var session = new SqliteSession(_source.Open());
        session.Run("PRAGMA cache_size = -65536");
        session.Run("PRAGMA wal_autocheckpoint = 2000");
        return session;
    }

    private static void DoOne(SqliteSession session, SqliteWork work)
    {
        session.Execute("SAVEPOINT work");

        try
        {
            work.Do(session);
        }
        catch (Exception e) when (e is not SqliteException database || IsOfTheWork(database))
        {
            // This work is to blame, not the database: the others go on.
            session.Execute("ROLLBACK TO work");
            work.Fail(e);
        }

        session.Execute("RELEASE work");
    }

    /// <summary>Not of the disk, the file or the memory, which would be everybody's.</summary>
    private static bool IsOfTheWork(SqliteException e) =>
        e.SqliteErrorCode is raw.SQLITE_CONSTRAINT or raw.SQLITE_TOOBIG or raw.SQLITE_MISMATCH or raw.SQLITE_RANGE;

    private void Close()
    {
        if (_session is not { } session)
        {
            return;
        }

        _session = null;

        try
        {
            if (session.InTransaction)
            {
                session.Execute("ROLLBACK");
            }
        }
        catch (SqliteException e)
        {
            LogNotRolledBack(e); // The pool's next user looks again.
        }

        session.Dispose();
    }

    private void LogNotCommitted(Exception e)
    {
        if (StoreFailure.ReasonOf(e) is { } reason)
        {
            LogUnavailable(_batch.Count, reason);
        }
        else
        {
            LogFailed(e, _batch.Count);
        }
    }

    [LoggerMessage(LogLevel.Error, "{Count} writes could not be committed; their callers were told. {Reason}")]
    private partial void LogUnavailable(int count, string reason);

    [LoggerMessage(LogLevel.Error, "{Count} writes could not be committed; their callers were told.")]
    private partial void LogFailed(Exception exception, int count);

    [LoggerMessage(LogLevel.Warning, "A failed transaction could not be rolled back.")]
    private partial void LogNotRolledBack(Exception exception);
}
