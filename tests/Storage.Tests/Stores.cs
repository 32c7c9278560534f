using System.Data.Common;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Oqupie.Grains.Accounts;
using Oqupie.Grains.Brands;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Customers;
using Oqupie.Grains.Knowledge;
using Oqupie.Grains.Schedule;
using Oqupie.Grains.Tickets;
using Oqupie.Storage.Accounts;
using Oqupie.Storage.Brands;
using Oqupie.Storage.Channels;
using Oqupie.Storage.Customers;
using Oqupie.Storage.Knowledge;
using Oqupie.Storage.PostgreSql;
using Oqupie.Storage.Schedule;
using Oqupie.Storage.Sqlite;
using Oqupie.Storage.Tickets;
using Oqupie.Storage.Tests.Schedule;
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

    public required ICustomerStore Customers { get; init; }

    public required IAutoReplyBook AutoReplies { get; init; }

    public required IKnowledgeStore Knowledge { get; init; }

    public required IKnowledgeLog KnowledgeLog { get; init; }

    public required IAccountDirectory Accounts { get; init; }

    public required IBrandDirectory Brands { get; init; }

    public required IDueStore Due { get; init; }

    internal RecordingBell Bell { get; private init; } = null!;

    /// <summary>Null in memory.</summary>
    public DbDataSource? Source { get; private init; }

    public static Stores InMemory()
    {
        var bell = new RecordingBell();
        var memory = new MemoryStores { Bell = bell };
        return new()
        {
            Tickets = memory.Tickets,
            Lists = memory.Lists,
            Outbox = memory.Outbox,
            Journal = memory.Journal,
            Customers = memory.Customers,
            AutoReplies = memory.AutoReplies,
            Knowledge = memory.Knowledge,
            KnowledgeLog = memory.Knowledge,
            Accounts = memory.Accounts,
            Brands = memory.Brands,
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
        var writer = new SqliteWriter(source, options, NullLogger<SqliteWriter>.Instance);
        return new Stores
        {
            Source = source,
            Tickets = new SqliteTicketStore(source, writer, bell),
            Lists = new SqliteTicketLists(source),
            Outbox = new SqlOutboxStore(source, writer),
            Journal = new SqlIntakeJournal(source, writer),
            Customers = new SqlCustomerStore(source),
            AutoReplies = new SqlAutoReplyBook(writer),
            Knowledge = new SqlKnowledgeStore(source, writer, bell),
            KnowledgeLog = new SqliteKnowledgeLog(source),
            Accounts = new SqlAccountDirectory(source, writer),
            Brands = new SqlBrandDirectory(source, writer),
            Due = new SqlDueStore(source, writer, bell),
            Bell = bell,
        }.Owning(writer, source);
    }

    internal static Stores OnPostgreSql(NpgsqlDataSource source, StorageOptions options)
    {
        var bell = new RecordingBell();
        var appender = new PostgreSqlAppender(source, options, NullLogger<PostgreSqlAppender>.Instance);
        var writer = new PostgreSqlWriter(source);
        return new Stores
        {
            Source = source,
            Tickets = new PostgreSqlTicketStore(source, appender, bell),
            Lists = new PostgreSqlTicketLists(source),
            Outbox = new SqlOutboxStore(source, writer),
            Journal = new SqlIntakeJournal(source, writer),
            Customers = new SqlCustomerStore(source),
            AutoReplies = new SqlAutoReplyBook(writer),
            Knowledge = new SqlKnowledgeStore(source, writer, bell),
            KnowledgeLog = new PostgreSqlKnowledgeLog(source),
            Accounts = new SqlAccountDirectory(source, writer),
            Brands = new SqlBrandDirectory(source, writer),
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
