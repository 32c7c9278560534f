using System.Data.Common;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Customers;
using Oqupie.Grains.Knowledge;
using Oqupie.Grains.Tickets;
using Oqupie.Storage.Channels;
using Oqupie.Storage.Customers;
using Oqupie.Storage.Knowledge;
using Oqupie.Storage.PostgreSql;
using Oqupie.Storage.Sqlite;
using Oqupie.Storage.Tickets;
using Oqupie.Testing;

namespace Oqupie.Storage.Tests;

/// <summary>One implementation of all the ports, over one database.</summary>
public sealed class Stores : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> _owned = [];

    public required ITicketStore Tickets { get; init; }

    public required ITicketLists Lists { get; init; }

    public required IOutboxStore Outbox { get; init; }

    public required IIntakeJournal Journal { get; init; }

    public required ISentReplies Sent { get; init; }

    public required ICustomerStore Customers { get; init; }

    public required IAutoReplyBook AutoReplies { get; init; }

    public required IKnowledgeStore Knowledge { get; init; }

    public required IKnowledgeLog KnowledgeLog { get; init; }

    /// <summary>Null in memory.</summary>
    public DbDataSource? Source { get; private init; }

    public static Stores InMemory()
    {
        var memory = new MemoryStores();
        return new()
        {
            Tickets = memory.Tickets,
            Lists = memory.Lists,
            Outbox = memory.Outbox,
            Journal = memory.Journal,
            Sent = memory.Sent,
            Customers = memory.Customers,
            AutoReplies = memory.AutoReplies,
            Knowledge = memory.Knowledge,
            KnowledgeLog = memory.Knowledge,
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
        var writer = new SqliteWriter(source, options, NullLogger<SqliteWriter>.Instance);
        return new Stores
        {
            Source = source,
            Tickets = new SqliteTicketStore(source, writer),
            Lists = new SqliteTicketLists(source),
            Outbox = new SqlOutboxStore(source, writer),
            Journal = new SqlIntakeJournal(source, writer),
            Sent = new SqlSentReplies(source, writer),
            Customers = new SqlCustomerStore(source),
            AutoReplies = new SqlAutoReplyBook(writer),
            Knowledge = new SqlKnowledgeStore(source, writer),
            KnowledgeLog = new SqliteKnowledgeLog(source),
        }.Owning(writer, source);
    }

    internal static Stores OnPostgreSql(NpgsqlDataSource source, StorageOptions options)
    {
        var appender = new PostgreSqlAppender(source, options, NullLogger<PostgreSqlAppender>.Instance);
        var writer = new PostgreSqlWriter(source);
        return new Stores
        {
            Source = source,
            Tickets = new PostgreSqlTicketStore(source, appender),
            Lists = new PostgreSqlTicketLists(source),
            Outbox = new SqlOutboxStore(source, writer),
            Journal = new SqlIntakeJournal(source, writer),
            Sent = new SqlSentReplies(source, writer),
            Customers = new SqlCustomerStore(source),
            AutoReplies = new SqlAutoReplyBook(writer),
            Knowledge = new SqlKnowledgeStore(source, writer),
            KnowledgeLog = new PostgreSqlKnowledgeLog(source),
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
