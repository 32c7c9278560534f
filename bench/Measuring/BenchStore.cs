using System.Data.Common;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Oqupie.Grains.Tickets;
using Oqupie.Storage;
using Oqupie.Storage.Migrations;
using Oqupie.Storage.PostgreSql;
using Oqupie.Storage.Sqlite;
using Oqupie.Storage.Tickets;
using Oqupie.Testing.Log;

namespace Oqupie.Bench.Measuring;

/// <summary>A ticket store as a silo has it, on a database brought to its newest form.</summary>
public sealed class BenchStore : IAsyncDisposable
{
    private readonly IAsyncDisposable _writer;

    private BenchStore(ITicketStore tickets, ITicketLists lists, IAsyncDisposable writer, DbDataSource source) =>
        (Tickets, Lists, _writer, Source) = (tickets, lists, writer, source);

    public ITicketStore Tickets { get; }

    public ITicketLists Lists { get; }

    public DbDataSource Source { get; }

    public static async Task<BenchStore> Open(StorageProvider provider, string where)
    {
        var options = new StorageOptions { Provider = provider, Directory = where, ConnectionString = where };
        DbDataSource source = provider is StorageProvider.Sqlite ? SqliteDataSource.In(where) : PostgreSqlDataSource.Create(options);
        await new Migrator(source, NullLogger<Migrator>.Instance).Run(CancellationToken.None);

        if (source is SqliteDataSource sqlite)
        {
            var writer = new SqliteWriter(sqlite, options, NullLogger<SqliteWriter>.Instance);
            return new(new SqliteTicketStore(sqlite, writer, new CountingBell(), new SilentBell()), new SqliteTicketLists(sqlite), writer, source);
        }

        var npgsql = (NpgsqlDataSource)source;
        var appender = new PostgreSqlAppender(npgsql, options, NullLogger<PostgreSqlAppender>.Instance);
        var tickets = new PostgreSqlTicketStore(npgsql, appender, new PostgreSqlWriter(npgsql), new CountingBell(), new SilentBell());
        return new(tickets, new PostgreSqlTicketLists(npgsql), appender, source);
    }

    /// <summary>As a database has it that was written before there were any.</summary>
    public async Task ForgetSnapshots()
    {
        await using var forget = Source.CreateCommand("DELETE FROM ticket_snapshot");
        await forget.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await Source.DisposeAsync();
    }
}
