using System.Data.Common;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Oqupie.Grains.Accounts;
using Oqupie.Grains.Brands;
using Oqupie.Grains.CannedResponses;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Customers;
using Oqupie.Grains.Drafts;
using Oqupie.Grains.Erasing;
using Oqupie.Grains.Jobs;
using Oqupie.Grains.Knowledge;
using Oqupie.Grains.Log;
using Oqupie.Grains.Members;
using Oqupie.Grains.Notifications;
using Oqupie.Grains.Notifications.Pushing;
using Oqupie.Grains.Retention;
using Oqupie.Grains.Schedule;
using Oqupie.Grains.Search;
using Oqupie.Grains.Seen;
using Oqupie.Grains.Tickets;
using Oqupie.Grains.Tickets.Purging;
using Oqupie.Grains.Translations;
using Oqupie.Grains.Uploads;
using Oqupie.Grains.Views;
using Oqupie.Storage.Accounts;
using Oqupie.Storage.Brands;
using Oqupie.Storage.CannedResponses;
using Oqupie.Storage.Channels;
using Oqupie.Storage.Customers;
using Oqupie.Storage.Drafts;
using Oqupie.Storage.Erasing;
using Oqupie.Storage.Jobs;
using Oqupie.Storage.Knowledge;
using Oqupie.Storage.Log;
using Oqupie.Storage.Members;
using Oqupie.Storage.Notifications;
using Oqupie.Storage.PostgreSql;
using Oqupie.Storage.Retention;
using Oqupie.Storage.Schedule;
using Oqupie.Storage.Search;
using Oqupie.Storage.Seen;
using Oqupie.Storage.Sqlite;
using Oqupie.Storage.Tests.Schedule;
using Oqupie.Storage.Tickets;
using Oqupie.Storage.Translations;
using Oqupie.Storage.Uploads;
using Oqupie.Storage.Views;
using Oqupie.Testing;
using Oqupie.Testing.Log;

namespace Oqupie.Storage.Tests;

/// <summary>One implementation of all the ports, over one database.</summary>
public sealed class Stores : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> _owned = [];

    public required ITicketStore Tickets { get; init; }

    public required ITicketLists Lists { get; init; }

    /// <summary>The same as if every filter were passed by many tickets. In memory there is no difference.</summary>
    public required ITicketLists ListsOfMany { get; init; }

    public required IOutboxStore Outbox { get; init; }

    public required IIntakeJournal Journal { get; init; }

    public required INotGiven NotGiven { get; init; }

    public required ISentReplies Sent { get; init; }

    public required ICustomerStore Customers { get; init; }

    public required ICustomerBook CustomerBook { get; init; }

    public required ICustomerMergeStore CustomerMerges { get; init; }

    public required ICustomerErasures Erasures { get; init; }

    /// <summary>In memory nothing is ever loose.</summary>
    public required ILooseBlobs Loose { get; init; }

    public required IAutoReplyBook AutoReplies { get; init; }

    public required IKnowledgeStore Knowledge { get; init; }

    public required IStoredArticles StoredArticles { get; init; }

    public required IEventLog Log { get; init; }

    public required IFollowerStore Followers { get; init; }

    /// <summary>What the stores ring after a commit.</summary>
    public CountingBell Bell { get; private init; } = new();

    public required IDueStore Due { get; init; }

    public required IDraftStore Drafts { get; init; }

    /// <summary>What they ring for rows that become due.</summary>
    internal RecordingBell DueBell { get; private init; } = null!;

    public required IMemberDirectory Members { get; init; }

    public required IGroupDirectory Groups { get; init; }

    public required INotificationStore Notifications { get; init; }

    public required IPushDeviceStore PushDevices { get; init; }

    public required ISeenStore Seen { get; init; }

    public required ITicketsToFind ToFind { get; init; }

    public required IUploadStore Uploads { get; init; }

    public required IFileLinkStore FileLinks { get; init; }

    public required IAccountDirectory Accounts { get; init; }

    public required IBrandDirectory Brands { get; init; }

    public required ICannedResponseStore CannedResponses { get; init; }

    public required ISavedViewStore Views { get; init; }

    public required ITicketsToPurge ToPurge { get; init; }

    public required IRetentionStore Retention { get; init; }

    public required IJobStore Jobs { get; init; }

    public required ITranslationStore Translations { get; init; }

    public required IAnsweredCalls Calls { get; init; }

    /// <summary>Null in memory.</summary>
    public DbDataSource? Source { get; private init; }

    /// <summary>Null in memory.</summary>
    internal ISqlWriter? Writer { get; private init; }

    public static Stores InMemory()
    {
        var bell = new CountingBell();
        var dueBell = new RecordingBell();
        var memory = new MemoryStores { DueBell = dueBell };
        memory.Log.Bell = bell;
        return new()
        {
            Tickets = memory.Tickets,
            Lists = memory.Lists,
            ListsOfMany = memory.Lists,
            Outbox = memory.Outbox,
            Journal = memory.Journal,
            NotGiven = memory.Journal,
            Sent = memory.Sent,
            Customers = memory.Customers,
            CustomerBook = memory.CustomerBook,
            CustomerMerges = memory.CustomerMerges,
            Erasures = memory.Erasures,
            Loose = memory.Erasing,
            AutoReplies = memory.AutoReplies,
            Knowledge = memory.Knowledge,
            StoredArticles = memory.Knowledge,
            Log = memory.Log,
            Followers = memory.Followers,
            Due = memory.Due,
            Drafts = memory.Drafts,
            DueBell = dueBell,
            Bell = bell,
            Members = memory.Members,
            Groups = memory.Groups,
            Notifications = memory.Notifications,
            PushDevices = memory.PushDevices,
            Seen = memory.Seen,
            ToFind = memory.ToFind,
            Uploads = memory.Uploads,
            FileLinks = memory.FileLinks,
            Accounts = memory.Accounts,
            Brands = memory.Brands,
            CannedResponses = memory.CannedResponses,
            Views = memory.Views,
            ToPurge = memory.ToPurge,
            Retention = memory.Retention,
            Jobs = memory.Jobs,
            Translations = memory.Translations,
            Calls = memory.Calls,
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
        var (bell, dueBell) = (new CountingBell(), new RecordingBell());
        var writer = new SqliteWriter(source, options, NullLogger<SqliteWriter>.Instance);
        var tickets = new SqliteTicketStore(source, writer, bell, dueBell);
        var ofMany = new SqliteTicketLists(source) { LooksForFew = false };
        return On(source, writer, (bell, dueBell), tickets, (new SqliteTicketLists(source), ofMany), new SqliteEventLog(source)).Owning(writer, source);
    }

    internal static Stores OnPostgreSql(NpgsqlDataSource source, StorageOptions options)
    {
        var (bell, dueBell) = (new CountingBell(), new RecordingBell());
        var appender = new PostgreSqlAppender(source, options, NullLogger<PostgreSqlAppender>.Instance);
        var writer = new PostgreSqlWriter(source);
        var tickets = new PostgreSqlTicketStore(source, appender, writer, bell, dueBell);
        var ofMany = new PostgreSqlTicketLists(source) { LooksForFew = false };
        return On(source, writer, (bell, dueBell), tickets, (new PostgreSqlTicketLists(source), ofMany), new PostgreSqlEventLog(source))
            .Owning(appender, source);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var owned in _owned)
        {
            await owned.DisposeAsync();
        }
    }

    /// <summary>What is the same on both databases, with what is not.</summary>
    private static Stores On(
        DbDataSource source,
        ISqlWriter writer,
        (CountingBell Log, RecordingBell Due) bells,
        ITicketStore tickets,
        (ITicketLists Usual, ITicketLists OfMany) lists,
        IEventLog log)
    {
        var (bell, dueBell) = bells;
        return new Stores
        {
            Tickets = tickets,
            Lists = lists.Usual,
            ListsOfMany = lists.OfMany,
            Log = log,
            Source = source,
            Writer = writer,
            Outbox = new SqlOutboxStore(source, writer),
            Journal = new SqlIntakeJournal(source, writer),
            NotGiven = new SqlNotGiven(source, writer),
            Sent = new SqlSentReplies(source, writer),
            Customers = new SqlCustomerStore(source),
            CustomerBook = new SqlCustomerBook(source, writer, bell, dueBell),
            CustomerMerges = new SqlCustomerMergeStore(source, writer, bell, dueBell),
            Erasures = new SqlCustomerErasures(source, writer, bell, dueBell),
            Loose = new SqlLooseBlobs(source, writer),
            AutoReplies = new SqlAutoReplyBook(writer),
            Knowledge = new SqlKnowledgeStore(source, writer, bell, dueBell),
            StoredArticles = new SqlStoredArticles(source),
            Followers = new SqlFollowerStore(source, writer),
            Due = new SqlDueStore(source, writer, dueBell),
            Drafts = new SqlDraftStore(source, writer),
            DueBell = dueBell,
            Bell = bell,
            Members = new SqlMemberDirectory(source, writer),
            Groups = new SqlGroupDirectory(source, writer),
            Notifications = new SqlNotificationStore(source, writer, dueBell),
            PushDevices = new SqlPushDeviceStore(source, writer, dueBell),
            Seen = new SqlSeenStore(source, writer),
            ToFind = new SqlTicketsToFind(source),
            Uploads = new SqlUploadStore(source, writer),
            FileLinks = new SqlFileLinkStore(source, writer),
            Accounts = new SqlAccountDirectory(source, writer),
            Brands = new SqlBrandDirectory(source, writer),
            CannedResponses = new SqlCannedResponseStore(source, writer),
            Views = new SqlSavedViewStore(source, writer),
            ToPurge = new SqlTicketsToPurge(source),
            Retention = new SqlRetentionStore(source, writer, dueBell),
            Jobs = new SqlJobStore(source, writer, dueBell),
            Translations = new SqlTranslationStore(source, writer),
            Calls = new SqlAnsweredCalls(source, writer),
        };
    }

    private Stores Owning(params IAsyncDisposable[] owned)
    {
        _owned.AddRange(owned);
        return this;
    }
}
