using System.Data.Common;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
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
using Oqupie.Storage.Migrations;
using Oqupie.Storage.Notifications;
using Oqupie.Storage.PostgreSql;
using Oqupie.Storage.Retention;
using Oqupie.Storage.Schedule;
using Oqupie.Storage.Search;
using Oqupie.Storage.Seen;
using Oqupie.Storage.Sqlite;
using Oqupie.Storage.Tickets;
using Oqupie.Storage.Translations;
using Oqupie.Storage.Uploads;
using Oqupie.Storage.Views;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Storage;

namespace Oqupie.Storage;

public static class StorageRegistration
{
    // Orleans picks its dialect by these names; Microsoft.Data.Sqlite goes by the name of its older cousin.
    private const string SqliteInvariant = "System.Data.SQLite";
    private const string PostgreSqlInvariant = "Npgsql";

    /// <summary>
    /// Keeps a silo's grain states, reminders and (on PostgreSQL) its membership, and everything the ports of Grains ask for.
    /// On embedded storage the host says how the one silo is found: there is nobody to share a membership with.
    /// </summary>
    public static ISiloBuilder AddStorage(this ISiloBuilder silo)
    {
        var provider = silo.Configuration.GetSection(StorageOptions.Section).Get<StorageOptions>()?.Provider ?? StorageProvider.Sqlite;
        var invariant = provider is StorageProvider.Sqlite ? SqliteInvariant : PostgreSqlInvariant;

        silo.Services.AddStorage(provider);
        silo.AddAdoNetGrainStorageAsDefault(options => options.Configure<DbDataSource>((o, source) =>
        {
            o.Invariant = invariant;
            o.DataSource = source;
            o.GrainStorageSerializer = StateSerializer.Instance;
        }));
        silo.Services.GuardGrainStorage();
        silo.UseAdoNetReminderService(options => options.Configure<DbDataSource>((o, source) =>
        {
            o.Invariant = invariant;
            o.DataSource = source;
        }));

        if (provider is StorageProvider.PostgreSql)
        {
            silo.UseAdoNetClustering(options => options.Configure<DbDataSource>((o, source) =>
            {
                o.Invariant = invariant;
                o.DataSource = source;
            }));
        }

        return silo;
    }

    private static void AddStorage(this IServiceCollection services, StorageProvider provider)
    {
        services.AddOptions<StorageOptions>().BindConfiguration(StorageOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<Migrator>();
        services.AddSingleton<NamedBlobs>();
        services.AddSingleton<StaffMove>();
        services.Insert(0, ServiceDescriptor.Singleton<IHostedService, MigrateAtStart>()); // Hosted services start in order: the silo is among them.

        services.AddSingleton(s => s.GetRequiredService<IOptions<StorageOptions>>().Value);
        services.AddPort<IAccountDirectory, SqlAccountDirectory>();
        services.AddPort<IAnsweredCalls, SqlAnsweredCalls>();
        services.AddPort<IStoreProbe, SqlStoreProbe>();
        services.AddPort<IBrandDirectory, SqlBrandDirectory>();
        services.AddPort<IOutboxStore, SqlOutboxStore>();
        services.AddPort<IIntakeJournal, SqlIntakeJournal>();
        services.AddPort<INotGiven, SqlNotGiven>();
        services.AddPort<ISentReplies, SqlSentReplies>();
        services.AddPort<IAutoReplyBook, SqlAutoReplyBook>();
        services.AddPort<ICustomerStore, SqlCustomerStore>();
        services.AddPort<ICustomerBook, SqlCustomerBook>();
        services.AddPort<ICustomerMergeStore, SqlCustomerMergeStore>();
        services.AddPort<ICustomerErasures, SqlCustomerErasures>();
        services.AddPort<ILooseBlobs, SqlLooseBlobs>();
        services.AddPort<IKnowledgeStore, SqlKnowledgeStore>();
        services.AddPort<IDueStore, SqlDueStore>();
        services.AddPort<IDraftStore, SqlDraftStore>();
        services.AddPort<IStoredArticles, SqlStoredArticles>();
        services.AddPort<IFollowerStore, SqlFollowerStore>();
        services.AddPort<IMemberDirectory, SqlMemberDirectory>();
        services.AddPort<IGroupDirectory, SqlGroupDirectory>();
        services.AddPort<INotificationStore, SqlNotificationStore>();
        services.AddPort<IPushDeviceStore, SqlPushDeviceStore>();
        services.AddPort<ISeenStore, SqlSeenStore>();
        services.AddPort<ITicketsToFind, SqlTicketsToFind>();
        services.AddPort<ITicketsToPurge, SqlTicketsToPurge>();
        services.AddPort<ICannedResponseStore, SqlCannedResponseStore>();
        services.AddPort<IRetentionStore, SqlRetentionStore>();
        services.AddPort<ISavedViewStore, SqlSavedViewStore>();
        services.AddPort<IJobStore, SqlJobStore>();
        services.AddPort<ITranslationStore, SqlTranslationStore>();
        services.AddPort<IUploadStore, SqlUploadStore>();
        services.AddPort<IFileLinkStore, SqlFileLinkStore>();

        if (provider is StorageProvider.Sqlite)
        {
            services.AddSingleton(s => SqliteDataSource.In(s.GetRequiredService<StorageOptions>().Directory));
            services.AddSingleton<DbDataSource>(s => s.GetRequiredService<SqliteDataSource>());
            services.AddSingleton<SqliteWriter>();
            services.AddSingleton<ISqlWriter>(s => s.GetRequiredService<SqliteWriter>());
            services.AddPort<ITicketStore, SqliteTicketStore>();
            services.AddPort<ITicketLists, SqliteTicketLists>();
            services.AddPort<IEventLog, SqliteEventLog>();
            services.AddPort<IErasedBytes, SqliteErasedBytes>();
        }
        else
        {
            services.AddSingleton(s => PostgreSqlDataSource.Create(s.GetRequiredService<StorageOptions>()));
            services.AddSingleton<DbDataSource>(s => s.GetRequiredService<NpgsqlDataSource>());
            services.AddSingleton<PostgreSqlAppender>();
            services.AddSingleton<ISqlWriter, PostgreSqlWriter>();
            services.AddPort<ITicketStore, PostgreSqlTicketStore>();
            services.AddPort<ITicketLists, PostgreSqlTicketLists>();
            services.AddPort<IEventLog, PostgreSqlEventLog>();
            services.AddPort<IErasedBytes, PostgreSqlErasedBytes>();
        }
    }

    private static void AddPort<TPort, TStore>(this IServiceCollection services)
        where TPort : class
        where TStore : class, TPort
    {
        services.AddSingleton<TStore>();
        services.AddSingleton(s => StoreBoundary<TPort>.Around(s.GetRequiredService<TStore>()));
    }

    private static void GuardGrainStorage(this IServiceCollection services)
    {
        var storage = services.Last(service => service.ServiceType == typeof(IGrainStorage) && service.IsKeyedService);
        services.Remove(storage);
        services.AddKeyedSingleton<IGrainStorage>(
            storage.ServiceKey, (s, key) => new GuardedGrainStorage((IGrainStorage)storage.KeyedImplementationFactory!(s, key)));
    }
}
