using System.Data.Common;
using Dapper;
using DbUp;
using DbUp.Builder;
using DbUp.Sqlite.Helpers;
using Microsoft.Extensions.Logging;
using Npgsql;
using Oqupie.Storage.Log;
using Oqupie.Storage.Sqlite;

namespace Oqupie.Storage.Migrations;

/// <summary>
/// Brings the database to the form this build expects. Forward only; each script runs once, in its own transaction.
/// Several silos may start at once: one does the work, the others wait for it.
/// </summary>
internal sealed partial class Migrator(DbDataSource source, ILogger<Migrator> logger)
{
    // Any number will do, as long as every build of ours uses the same.
    private const long AdvisoryLock = 0x6f71_7570_6965;

    public async Task Run(CancellationToken cancellationToken)
    {
        switch (source)
        {
            case SqliteDataSource sqlite:
                RunSqlite(sqlite);
                break;

            case NpgsqlDataSource postgreSql:
                await RunPostgreSql(postgreSql, cancellationToken);
                break;

            default:
                throw new NotSupportedException($"There are no migrations for {source.GetType().Name}.");
        }
    }

    private void RunSqlite(SqliteDataSource sqlite)
    {
        using var connection = sqlite.Open();
        LookBack(connection, "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'migration'", "Sqlite");
        using var shared = new SharedConnection(connection);
        Upgrade(DeployChanges.To.SqliteDatabase(shared).JournalToSqliteTable("migration"), "Sqlite");
    }

    private async Task RunPostgreSql(NpgsqlDataSource postgreSql, CancellationToken cancellationToken)
    {
        await using var connection = await postgreSql.OpenConnectionAsync(cancellationToken);
        await using var take = new NpgsqlCommand("SELECT pg_advisory_lock($1)", connection)
        {
            Parameters = { new() { Value = AdvisoryLock } },
            CommandTimeout = 0, // Another silo's migration takes as long as it takes.
        };
        await take.ExecuteNonQueryAsync(cancellationToken);

        try
        {
            LookBack(connection, "SELECT count(to_regclass('public.migration'))", "PostgreSql");
            var manager = new DbUp.Postgresql.PostgresqlConnectionManager(postgreSql);
            Upgrade(DeployChanges.To.PostgresqlDatabase(manager).JournalToPostgresqlTable("public", "migration"), "PostgreSql");
            await new PostgreSqlServerIdentity(postgreSql).SettleIn(cancellationToken);
        }
        finally
        {
            await using var release = new NpgsqlCommand("SELECT pg_advisory_unlock($1)", connection) { Parameters = { new() { Value = AdvisoryLock } } };
            await release.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    private static string Folder(string provider) => $"{typeof(Migrator).Namespace}.{provider}.";

    private static void LookBack(DbConnection connection, string journals, string provider)
    {
        if (connection.ExecuteScalar<long>(journals) > 0)
        {
            FormerNames.CarryOver(connection, Folder(provider));
            NewerVersion.Refuse(connection, Folder(provider));
        }
    }

    private void Upgrade(UpgradeEngineBuilder builder, string provider)
    {
        var folder = Folder(provider);
        var result = builder
            .WithScriptsEmbeddedInAssembly(typeof(Migrator).Assembly, name => name.StartsWith(folder, StringComparison.Ordinal))
            .WithScriptNameComparer(StringComparer.Ordinal)
            .WithVariablesDisabled()
            .WithTransactionPerScript()
            .WithExecutionTimeout(TimeSpan.FromHours(1))
            .LogToNowhere()
            .Build()
            .PerformUpgrade();

        foreach (var script in result.Scripts)
        {
            LogMigrated(script.Name[folder.Length..]);
        }

        if (!result.Successful)
        {
            throw new InvalidOperationException($"The migration {result.ErrorScript?.Name[folder.Length..]} failed: {result.Error.Message}", result.Error);
        }
    }

    [LoggerMessage(LogLevel.Information, "The database was brought forward by {Migration}.")]
    private partial void LogMigrated(string migration);
}
