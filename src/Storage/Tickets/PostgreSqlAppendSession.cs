using Npgsql;
using Oqupie.Grains.Tickets;

namespace Oqupie.Storage.Tickets;

/// <summary>A writer's connection to PostgreSQL, kept while it works.</summary>
internal sealed class PostgreSqlAppendSession(NpgsqlDataSource source) : IAsyncDisposable
{
    // All our statements go by keys; a planner with old statistics must not think a grown table is small and scan it.
    private const string GoByKeys = "SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off";

    private NpgsqlConnection? _connection;
    private bool _commitSent;

    /// <returns>An answer for each, in the same order, after the commit.</returns>
    public async Task<AppendAnswer[]> Commit(List<PendingAppend> batch)
    {
        _commitSent = false;
        var connection = _connection ??= await Open();
        var claims = await AppendClaims.Make(connection, batch);
        var answers = claims.Decide();
        await using var rows = AppendRows.Of(connection, batch, answers, claims);
        _commitSent = true;
        await rows.ExecuteNonQueryAsync();
        return answers;
    }

    /// <summary>
    /// Two silos stood in each other's way, or the connection was lost before the commit was sent (most often long before, while nobody wrote):
    /// nothing was kept, the same batch may simply be tried again.
    /// </summary>
    public bool MayTryAgain(Exception failure) => failure switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure } => true,
        NpgsqlException => !_commitSent && IsAboutConnection(failure),
        _ => false,
    };

    /// <summary>Nothing was kept, and the database is well: something in the batch is not.</summary>
    public bool OneIsToBlame(Exception failure) => !IsAboutConnection(failure) && (!_commitSent || failure is PostgresException);

    /// <summary>Lets go of the connection; the server takes back what was not committed.</summary>
    public async Task Abandon(Exception? failure = null)
    {
        if (_connection is { } connection)
        {
            _connection = null;
            await connection.DisposeAsync();
        }

        if (failure is not null && IsAboutConnection(failure))
        {
            source.Clear(); // What lies in the pool was most likely lost with it.
        }
    }

    public async ValueTask DisposeAsync() => await Abandon();

    // Classes 08 (connection), 53 (disk full, out of memory), 57 (shut down), 58 (system): nothing an append could be blamed for.
    private static bool IsAboutConnection(Exception failure) => failure switch
    {
        PostgresException e => e.SqlState[..2] is "08" or "53" or "57" or "58",
        NpgsqlException or IOException or TimeoutException => true,
        _ => false,
    };

    private async Task<NpgsqlConnection> Open()
    {
        var connection = await source.OpenConnectionAsync();

        try
        {
            await using var command = new NpgsqlCommand(GoByKeys, connection);
            await command.ExecuteNonQueryAsync();
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
