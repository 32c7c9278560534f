using System.Data.Common;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Customers;
using Oqupie.Grains.Knowledge;
using Oqupie.Grains.Log;
using Oqupie.Grains.Schedule;
using Oqupie.Grains.Tickets;
using Oqupie.Storage.Channels;
using Oqupie.Storage.Customers;
using Oqupie.Storage.Knowledge;
using Oqupie.Storage.Log;
using Oqupie.Storage.PostgreSql;
using Oqupie.Storage.Schedule;
using Oqupie.Storage.Sqlite;
using Oqupie.Storage.Tickets;
using Oqupie.Storage.Tests.Schedule;
using Oqupie.Testing;
using Oqupie.Testing.Log;

namespace Oqupie.Storage.Tests;

/// <summary>One implementation of all the ports, over one database.</summary>
public sealed class Stores : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> _owned = [];

    public required ITicketStore Tickets { get; init; }

    public required ITicketLists Lists { get; init; }

    public required IOutboxStore Outbox { get; init; }

    public required IIntakeJournal Journal { get; init; }

    public required ICustomerStore Customers { get; init; }

    public required IAutoReplyBook AutoReplies { get; init; }

    public required IKnowledgeStore Knowledge { get; init; }

    public required IStoredArticles StoredArticles { get; init; }

    public required IEventLog Log { get; init; }

    public required IFollowerStore Followers { get; init; }

    /// <summary>What the stores ring after a commit that appended to the log.</summary>
    public CountingBell LogBell { get; private init; } = new();

    /// <summary>Null in memory.</summary>
    internal ISqlWriter? Writer { get; private init; }

    public required IDueStore Due { get; init; }

    internal RecordingBell Bell { get; private init; } = null!;

    /// <summary>Null in memory.</summary>
    public DbDataSource? Source { get; private init; }

    public static Stores InMemory()
    {
        var bell = new RecordingBell();
        var logBell = new CountingBell();
        var memory = new MemoryStores { Bell = bell };
        memory.Log.Bell = logBell;
        return new()
        {
            Tickets = memory.Tickets,
            Lists = memory.Lists,
            Outbox = memory.Outbox,
            Journal = memory.Journal,
            Customers = memory.Customers,
            AutoReplies = memory.AutoReplies,
            Knowledge = memory.Knowledge,
            StoredArticles = memory.Knowledge,
            Log = memory.Log,
            LogBell = logBell,
            Followers = memory.Followers,
            Due = memory.Due,
            Bell = bell,
        };
    }

    /// <summary>On a database that is brought to its newest form first.</summary>
    internal static async Task<Stores> On(StorageUnderTest storage, CancellationToken cancellationToken)
    {
        var source = storage.NewSource();
        await StorageUnderTest.Migrate(source, cancellationToken);
        return source is SqliteDataSource sqlite ? OnSqlite(sqlite, storage.Options) : OnPostgreSql((NpgsqlDataSource)source, storage.Options);
    }

    internal static Stores OnSqlite(SqliteDataSource source, StorageOptions options)
    {
        var bell = new RecordingBell();
        var logBell = new CountingBell();
        var writer = new SqliteWriter(source, options, NullLogger<SqliteWriter>.Instance);
        return new Stores
        {
            Source = source,
            Writer = writer,
            Tickets = new SqliteTicketStore(source, writer, bell, logBell),
            Lists = new SqliteTicketLists(source),
            Outbox = new SqlOutboxStore(source, writer),
            Journal = new SqlIntakeJournal(source, writer),
            Customers = new SqlCustomerStore(source),
            AutoReplies = new SqlAutoReplyBook(writer),
            Knowledge = new SqlKnowledgeStore(source, writer, bell, logBell),
            StoredArticles = new SqlStoredArticles(source),
            Log = new SqliteEventLog(source),
            LogBell = logBell,
            Followers = new SqlFollowerStore(source, writer),
            Due = new SqlDueStore(source, writer, bell),
            Bell = bell,
        }.Owning(writer, source);
    }

    internal static Stores OnPostgreSql(NpgsqlDataSource source, StorageOptions options)
    {
        var bell = new RecordingBell();
        var logBell = new CountingBell();
        var appender = new PostgreSqlAppender(source, options, NullLogger<PostgreSqlAppender>.Instance);
        var writer = new PostgreSqlWriter(source);
        return new Stores
        {
            Source = source,
            Writer = writer,
            Tickets = new PostgreSqlTicketStore(source, appender, bell, logBell),
            Lists = new PostgreSqlTicketLists(source),
            Outbox = new SqlOutboxStore(source, writer),
            Journal = new SqlIntakeJournal(source, writer),
            Customers = new SqlCustomerStore(source),
            AutoReplies = new SqlAutoReplyBook(writer),
            Knowledge = new SqlKnowledgeStore(source, writer, bell, logBell),
            StoredArticles = new SqlStoredArticles(source),
            Log = new PostgreSqlEventLog(source),
            LogBell = logBell,
            Followers = new SqlFollowerStore(source, writer),
            Due = new SqlDueStore(source, writer, bell),
            Bell = bell,
        }.Owning(appender, source);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var owned in _owned)
        {
            await owned.DisposeAsync();
        }
    }

    private Stores Owning(params IAsyncDisposable[] owned)
    {
        _owned.AddRange(owned);
        return this;
    }
}
