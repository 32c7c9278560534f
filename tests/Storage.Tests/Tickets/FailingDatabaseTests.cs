using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Oqupie.Contracts.Accounts;
using Oqupie.Grains.Tickets;
using Oqupie.Storage.Sqlite;
using Oqupie.Storage.Tests.Schedule;
using Oqupie.Storage.Tickets;
using Oqupie.Testing.Log;
using Oqupie.Testing.Servers;

namespace Oqupie.Storage.Tests.Tickets;

/// <summary>
/// The database fails under a store that goes on living: callers are told, what was acknowledged stays, and it works again when the database does.
/// </summary>
public sealed class FailingDatabaseTests
{
    private readonly AccountId _account = StoresFixture.NewAccount();
    private long _lastNumber;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_disk_is_told_and_survived()
    {
        await using var storage = await StorageUnderTest.New(StorageProvider.Sqlite, null!);
        await using var source = (SqliteDataSource)storage.NewSource();
        await StorageUnderTest.Migrate(source, Cancellation);
        await using var writer = new SqliteWriter(source, storage.Options, NullLogger<SqliteWriter>.Instance);
        var store = new SqliteTicketStore(source, writer, new CountingBell(), new RecordingBell());
        await writer.Do(session => Limit(session, 200), Cancellation);
        var told = new Acknowledged();

        var failure = await Assert.ThrowsAsync<SqliteException>(async () =>
        {
            while (true)
            {
                await Append(store, told, new string('x', 20_000));
            }
        });

        Assert.Equal(13, failure.SqliteErrorCode); // SQLITE_FULL
        await told.AreAllIn(source, _account, Cancellation);
        await writer.Do(session => Limit(session, 1_000_000), Cancellation);
        await Append(store, told, "there is room again");
        await told.AreAllIn(source, _account, Cancellation);
    }

    [Fact]
    public async Task A_server_that_dies_and_comes_back_has_everything_that_was_acknowledged()
    {
        await using var server = new PostgreSqlServer();
        await server.InitializeAsync();
        await using var storage = await StorageUnderTest.New(StorageProvider.PostgreSql, server);
        await using var stores = await Stores.On(storage, Cancellation);
        var told = new Acknowledged();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var callers = Enumerable.Range(0, 16).Select(_ => AppendUntil(stores.Tickets, told, over.Token)).ToList();

        await Until.True(() => told.Count > 200, () => $"{told.Count} acknowledged", cancellationToken: Cancellation);
        await server.Stop(kill: true);
        var before = told.Count;
        await server.Start(Cancellation);
        await Until.True(() => told.Count > before + 200, () => $"{told.Count} acknowledged after {before}", cancellationToken: Cancellation);
        await over.CancelAsync();
        var failures = (await Task.WhenAll(callers)).Sum();

        Assert.NotEqual(0, failures);
        await told.AreAllIn(stores.Source!, _account, Cancellation);
    }

    [Fact]
    public async Task Connections_that_are_cut_off_cost_at_most_an_error()
    {
        await using var server = new PostgreSqlServer();
        await server.InitializeAsync();
        await using var storage = await StorageUnderTest.New(StorageProvider.PostgreSql, server);
        await using var stores = await Stores.On(storage, Cancellation);
        var told = new Acknowledged();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var callers = Enumerable.Range(0, 16).Select(_ => AppendUntil(stores.Tickets, told, over.Token)).ToList();
        await using var admin = new Npgsql.NpgsqlConnection(storage.Options.ConnectionString + ";Pooling=false");
        await admin.OpenAsync(Cancellation);

        for (var n = 1; n <= 10; n++)
        {
            var enough = told.Count + 50;
            await Until.True(() => told.Count > enough, () => $"{told.Count} acknowledged", cancellationToken: Cancellation);
            await admin.ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        }

        var last = told.Count + 50;
        await Until.True(() => told.Count > last, () => $"{told.Count} acknowledged", cancellationToken: Cancellation);
        await over.CancelAsync();
        await Task.WhenAll(callers);
        await told.AreAllIn(stores.Source!, _account, Cancellation);
    }

    [Fact]
    public async Task A_connection_lost_while_nobody_wrote_is_not_noticed()
    {
        await using var server = new PostgreSqlServer { Durable = false };
        await server.InitializeAsync();
        await using var storage = await StorageUnderTest.New(StorageProvider.PostgreSql, server);
        await using var stores = await Stores.On(storage, Cancellation);
        var told = new Acknowledged();
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Append(stores.Tickets, told, "before")));

        await server.Stop(kill: true);
        await server.Start(Cancellation);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Append(stores.Tickets, told, "after")));
    }

    private async Task<int> AppendUntil(ITicketStore store, Acknowledged told, CancellationToken over)
    {
        var failures = 0;

        while (!over.IsCancellationRequested)
        {
            try
            {
                await Append(store, told, "a text");
            }
            catch (DbException)
            {
                failures++;
            }
        }

        return failures;
    }

    private async Task Append(ITicketStore store, Acknowledged told, string text)
    {
        var number = Interlocked.Increment(ref _lastNumber);
        var open = Appends.Open(new(_account, number));
        open = open with { Contents = [open.Contents[0] with { Text = text }], Intake = Appends.Claim($"key-{number}") };
        Assert.Equal(AppendResult.Appended, (await store.Append(open, CancellationToken.None)).Result);
        told.Add(number, open.Row.Version);
    }

    private static bool Limit(SqliteSession session, int pages)
    {
        session.Run(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {pages}"));
        return true;
    }
}
