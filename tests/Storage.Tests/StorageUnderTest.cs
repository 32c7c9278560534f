using System.Data.Common;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Oqupie.Storage.Migrations;
using Oqupie.Storage.PostgreSql;
using Oqupie.Storage.Sqlite;
using Oqupie.Testing.Servers;

namespace Oqupie.Storage.Tests;

/// <summary>An empty database of its own for one test, and the settings that lead to it.</summary>
internal sealed class StorageUnderTest : IAsyncDisposable
{
    private readonly string? _folder;

    private StorageUnderTest(StorageOptions options, string? folder)
    {
        Options = options;
        _folder = folder;
    }

    public StorageOptions Options { get; }

    public static async Task<StorageUnderTest> New(StorageProvider provider, PostgreSqlServer server)
    {
        if (provider is StorageProvider.PostgreSql)
        {
            return new(new() { Provider = provider, ConnectionString = await server.NewDatabase() }, folder: null);
        }

        var folder = Directory.CreateTempSubdirectory("oqupie-storage-").FullName;
        return new(new() { Provider = provider, Directory = folder }, folder);
    }

    /// <summary>Another database on the same server, with all that is in this one. Nobody may be connected to it.</summary>
    public static async Task<StorageUnderTest> CopyOf(StorageUnderTest storage, CancellationToken cancellationToken)
    {
        var original = new NpgsqlConnectionStringBuilder(storage.Options.ConnectionString);
        var copy = $"{original.Database}_copy";
        await Execute(storage, $"CREATE DATABASE {copy} TEMPLATE {original.Database}", cancellationToken);
        original.Database = copy;
        return new(new() { Provider = StorageProvider.PostgreSql, ConnectionString = original.ToString() }, folder: null);
    }

    /// <summary>The same database, by somebody who may do nothing on the server but have it.</summary>
    public async Task<StorageUnderTest> OwnedByAnOrdinaryUser(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnectionStringBuilder(Options.ConnectionString);
        var user = $"ordinary_{connection.Database}";
        await Execute(this, $"CREATE ROLE {user} LOGIN", cancellationToken);
        await Execute(this, $"ALTER DATABASE {connection.Database} OWNER TO {user}", cancellationToken);
        connection.Username = user;
        return new(new() { Provider = StorageProvider.PostgreSql, ConnectionString = connection.ToString() }, folder: null);
    }

    public void Configure(IConfigurationManager configuration) => configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["Storage:Provider"] = Options.Provider.ToString(),
        ["Storage:ConnectionString"] = Options.ConnectionString,
        ["Storage:Directory"] = Options.Directory,
    });

    public DbDataSource NewSource() =>
        Options.Provider is StorageProvider.Sqlite ? SqliteDataSource.In(Options.Directory) : PostgreSqlDataSource.Create(Options);

    public static Task Migrate(DbDataSource source, CancellationToken cancellationToken) =>
        new Migrator(source, NullLogger<Migrator>.Instance).Run(cancellationToken);

    private static async Task Execute(StorageUnderTest storage, string sql, CancellationToken cancellationToken)
    {
        var server = new NpgsqlConnectionStringBuilder(storage.Options.ConnectionString) { Database = "postgres", Pooling = false };
        await using var connection = new NpgsqlConnection(server.ToString());
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_folder is not null)
        {
            await NewSource().DisposeAsync(); // Empties the pool, or the files would stay open.
            Directory.Delete(_folder, recursive: true);
        }
        else
        {
            NpgsqlConnection.ClearAllPools();
        }
    }
}
