using Npgsql;
using Oqupie.Testing.Servers;

namespace Oqupie.Testing.Tests.Servers;

public sealed class PostgreSqlServerTests(PostgreSqlServer server) : IClassFixture<PostgreSqlServer>
{
    [Fact]
    public async Task Each_test_gets_an_empty_database_of_its_own()
    {
        var (mine, yours) = (await server.NewDatabase(Now), await server.NewDatabase(Now));

        await Execute(mine, "CREATE TABLE note (text text)");

        Assert.Equal(0L, await Execute(yours, "SELECT count(*) FROM pg_tables WHERE tablename = 'note'"));
    }

    [Fact]
    public async Task What_was_committed_is_there_after_a_kill()
    {
        await using var own = new PostgreSqlServer();
        await own.InitializeAsync();
        var database = await own.NewDatabase(Now);
        await Execute(database, "CREATE TABLE note (text text); INSERT INTO note VALUES ('안녕')");

        await own.Stop(kill: true);
        await own.Start(Now);

        Assert.Equal("안녕", await Execute(database, "SELECT text FROM note"));
    }

    [Fact]
    public async Task Nobody_answers_while_it_is_stopped()
    {
        await using var own = new PostgreSqlServer { Durable = false };
        await own.InitializeAsync();
        var database = await own.NewDatabase(Now);

        await own.Stop();

        await Assert.ThrowsAnyAsync<NpgsqlException>(() => Execute(database, "SELECT 1"));
    }

    [Theory]
    [InlineData(true, "on")]
    [InlineData(false, "off")]
    public async Task It_waits_for_the_disk_unless_told_not_to(bool durable, string fsync)
    {
        await using var own = new PostgreSqlServer { Durable = durable };
        await own.InitializeAsync();

        Assert.Equal(fsync, await Execute(await own.NewDatabase(Now), "SHOW fsync"));
    }

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private static async Task<object?> Execute(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database + ";Pooling=false");
        await connection.OpenAsync(Now);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Now);
    }
}
