using System.Data.Common;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using Oqupie.Grains.Accounts;
using Oqupie.Grains.Brands;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Customers;
using Oqupie.Grains.Knowledge;
using Oqupie.Grains.Log;
using Oqupie.Grains.Members;
using Oqupie.Grains.Schedule;
using Oqupie.Grains.Tickets;
using Oqupie.Storage.Accounts;
using Oqupie.Storage.Brands;
using Oqupie.Storage.Channels;
using Oqupie.Storage.Customers;
using Oqupie.Storage.Knowledge;
using Oqupie.Storage.Log;
using Oqupie.Storage.Members;
using Oqupie.Storage.Migrations;
using Oqupie.Storage.PostgreSql;
using Oqupie.Storage.Schedule;
using Oqupie.Storage.Sqlite;
using Oqupie.Storage.Tickets;
using Orleans.Configuration;
using Orleans.Hosting;

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
        services.AddHostedService<MigrateAtStart>();
        services.AddSingleton<StaffMove>();
        services.AddHostedService<MoveStaffAtStart>();

        services.AddSingleton(s => s.GetRequiredService<IOptions<StorageOptions>>().Value);
        services.AddSingleton<IAccountDirectory, SqlAccountDirectory>();
        services.AddSingleton<IBrandDirectory, SqlBrandDirectory>();
        services.AddSingleton<IOutboxStore, SqlOutboxStore>();
        services.AddSingleton<IIntakeJournal, SqlIntakeJournal>();
        services.AddSingleton<INotGiven, SqlNotGiven>();
        services.AddSingleton<ISentReplies, SqlSentReplies>();
        services.AddSingleton<IAutoReplyBook, SqlAutoReplyBook>();
        services.AddSingleton<ICustomerStore, SqlCustomerStore>();
        services.AddSingleton<IKnowledgeStore, SqlKnowledgeStore>();
        services.AddSingleton<IDueStore, SqlDueStore>();
        services.AddSingleton<IStoredArticles, SqlStoredArticles>();
        services.AddSingleton<IFollowerStore, SqlFollowerStore>();
        services.AddSingleton<IMemberDirectory, SqlMemberDirectory>();
        services.AddSingleton<IGroupDirectory, SqlGroupDirectory>();

        if (provider is StorageProvider.Sqlite)
        {
            services.AddSingleton(s => SqliteDataSource.In(s.GetRequiredService<StorageOptions>().Directory));
            services.AddSingleton<DbDataSource>(s => s.GetRequiredService<SqliteDataSource>());
            services.AddSingleton<SqliteWriter>();
            services.AddSingleton<ISqlWriter>(s => s.GetRequiredService<SqliteWriter>());
            services.AddSingleton<ITicketStore, SqliteTicketStore>();
            services.AddSingleton<ITicketLists, SqliteTicketLists>();
            services.AddSingleton<IEventLog, SqliteEventLog>();
        }
        else
        {
            services.AddSingleton(s => PostgreSqlDataSource.Create(s.GetRequiredService<StorageOptions>()));
            services.AddSingleton<DbDataSource>(s => s.GetRequiredService<NpgsqlDataSource>());
            services.AddSingleton<PostgreSqlAppender>();
            services.AddSingleton<ISqlWriter, PostgreSqlWriter>();
            services.AddSingleton<ITicketStore, PostgreSqlTicketStore>();
            services.AddSingleton<ITicketLists, PostgreSqlTicketLists>();
            services.AddSingleton<IEventLog, PostgreSqlEventLog>();
        }
    }
}
