using Dapper;
using Microsoft.Data.Sqlite;
using Oqupie.Contracts;
using Oqupie.Storage.Sqlite;

namespace Oqupie.Storage.Tests.Sqlite;

public sealed class SqliteDataSourceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("oqupie-storage-").FullName;

    [Fact]
    public void Every_connection_writes_ahead_and_fsyncs_each_commit()
    {
        using var source = SqliteDataSource.In(_folder);

        foreach (var _ in Enumerable.Range(0, 3))
        {
            using var one = source.Open();
            using var two = source.Open();
            Assert.Equal("wal", two.ExecuteScalar<string>("PRAGMA journal_mode"));
            Assert.Equal(2, two.ExecuteScalar<int>("PRAGMA synchronous"));
            Assert.Equal(1, two.ExecuteScalar<int>("PRAGMA foreign_keys"));
            Assert.Equal(10_000, two.ExecuteScalar<int>("PRAGMA busy_timeout"));
        }
    }

    [Fact]
    public void The_database_and_what_lies_beside_it_are_their_owners_alone()
    {
        var folder = Path.Combine(_folder, "data");
        using var source = SqliteDataSource.In(folder);
        using var open = source.Open();
        open.Execute("CREATE TABLE t (n INTEGER)");

        Assert.Equal(OwnerOnly.OfFolder, new DirectoryInfo(folder).UnixFileMode);
        Assert.All(new DirectoryInfo(folder).GetFiles(), file => Assert.Equal(OwnerOnly.OfFile, file.UnixFileMode));
        Assert.Equal(3, Directory.GetFiles(folder).Length); // With its log and its shared memory.
    }

    [Fact]
    public void A_transaction_left_open_is_not_inherited_through_the_pool()
    {
        using var source = SqliteDataSource.In(_folder);
        using (var careless = source.Open())
        {
            careless.Execute("CREATE TABLE t (n INTEGER)");
            careless.Execute("BEGIN IMMEDIATE; INSERT INTO t VALUES (1)");
        }

        using var next = source.Open();
        Assert.Equal(0, next.ExecuteScalar<int>("SELECT count(*) FROM t"));
        using var transaction = next.BeginTransaction();
    }

    [Fact]
    public void A_reader_does_not_wait_for_a_writer()
    {
        using var source = SqliteDataSource.In(_folder);
        using var writer = source.Open();
        writer.Execute("CREATE TABLE t (n INTEGER)");
        using var transaction = writer.BeginTransaction();
        writer.Execute("INSERT INTO t VALUES (1)", transaction: transaction);

        using var reader = source.Open();
        Assert.Equal(0, reader.ExecuteScalar<int>("SELECT count(*) FROM t"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
