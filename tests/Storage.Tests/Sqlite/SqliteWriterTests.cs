using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Oqupie.Storage.Sqlite;

namespace Oqupie.Storage.Tests.Sqlite;

public sealed class SqliteWriterTests : IAsyncLifetime
{
    private StorageUnderTest _storage = null!;
    private SqliteDataSource _source = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _storage = await StorageUnderTest.New(StorageProvider.Sqlite, null!);
        _source = (SqliteDataSource)_storage.NewSource();
        using var connection = _source.Open();
        connection.Execute("CREATE TABLE t (n INTEGER)");
    }

    public async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync();
        await _storage.DisposeAsync();
    }

    [Fact]
    public async Task Work_that_throws_takes_only_itself_back()
    {
        await using var writer = Writer();

        var work = Enumerable.Range(0, 100).Select(n => writer.Do(
            session => session.Execute("INSERT INTO t VALUES ($1)", n) + (n is 50 ? throw new InvalidOperationException("to blame") : 0), Cancellation))
            .ToList();

        await Assert.ThrowsAsync<InvalidOperationException>(() => work[50]);
        Assert.All(await Task.WhenAll(work.Where((_, n) => n is not 50)), changed => Assert.Equal(1, changed));
        Assert.Equal(99, Count());
    }

    [Fact]
    public async Task Closing_finishes_what_waits_and_takes_nothing_more()
    {
        var writer = Writer();
        var work = Enumerable.Range(0, 1000).Select(n => writer.Do(session => session.Execute("INSERT INTO t VALUES ($1)", n), Cancellation)).ToList();

        await writer.DisposeAsync();

        await Task.WhenAll(work);
        Assert.Equal(1000, Count());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => writer.Do(session => 1, Cancellation));
    }

    [Fact]
    public async Task Who_finds_no_place_in_the_queue_waits_for_one()
    {
        await using var writer = Writer(queueLength: 2);
        using var gate = new ManualResetEventSlim();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var holding = writer.Do(_ => { begun.SetResult(); gate.Wait(Cancellation); return 0; }, Cancellation);
        await begun.Task;
        using var impatient = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var work = Enumerable.Range(0, 50).Select(n => writer.Do(session => session.Execute("INSERT INTO t VALUES ($1)", n), impatient.Token)).ToList();

        await impatient.CancelAsync();
        gate.Set();
        await holding;

        // Those who had a place are done all the same; the others gave up and left nothing.
        var done = (await Task.WhenAll(work.Select(async one => { try { return await one; } catch (OperationCanceledException) { return 0; } }))).Sum();
        Assert.Equal((2, 2), (done, Count()));
    }

    private SqliteWriter Writer(int queueLength = 1000) =>
        new(_source, new() { QueueLength = queueLength }, NullLogger<SqliteWriter>.Instance);

    private int Count()
    {
        using var connection = _source.Open();
        return connection.ExecuteScalar<int>("SELECT count(*) FROM t");
    }
}
