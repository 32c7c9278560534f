using System.Net;
using Oqupie.Testing.Servers;

namespace Oqupie.Cluster.Tests.Starts;

/// <summary>A start waits for what comes by itself: a database that is starting too, a predecessor that is stopping.</summary>
public sealed class WaitingStartTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_start_waits_for_its_database_and_can_be_seen_to()
    {
        await using var database = new PostgreSqlServer();
        await database.InitializeAsync();
        using var folder = new TestFolder();
        string[] storage = ["--Storage:Provider=PostgreSql", $"--Storage:ConnectionString={await database.NewDatabase(Cancellation)}"];
        await database.Stop(kill: true);
        await using var server = new ServerProcess("AllInOne", [$"--Storage:Directory={folder["data"]}", .. storage]) { Health = "/health/live" };

        await server.Start(Cancellation);
        var ready = await Ask(server, "/health/ready");
        var api = await Ask(server, "/api/v1/setup");
        await Until.True(() => server.Output.Contains("Waiting for the database", StringComparison.Ordinal), () => server.Output, null, Cancellation);
        await database.Start(Cancellation);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable), (ready, api));
        await Until.True(async _ => await Ask(server, "/health/ready") is HttpStatusCode.OK, () => server.Output, TimeSpan.FromSeconds(60), Cancellation);
        Assert.DoesNotContain("   at ", server.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("deadlock", server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_that_waits_can_be_called_off()
    {
        using var folder = new TestFolder();
        string[] storage = ["--Storage:Provider=PostgreSql", $"--Storage:ConnectionString=Host=127.0.0.1;Port={FreePort.Next()};Username=u;Database=d"];
        await using var server = new ServerProcess("AllInOne", [$"--Storage:Directory={folder["data"]}", .. storage]) { Health = "/health/live" };
        await server.Start(Cancellation);

        await server.Stop();

        Assert.Equal(0, server.ExitCode);
    }

    [Fact]
    public async Task A_start_waits_for_a_predecessor_that_is_stopping_and_for_no_other()
    {
        using var folder = new TestFolder();
        await using var before = new ServerProcess("AllInOne", $"--Storage:Directory={folder["data"]}");
        await before.Start(Cancellation);
        await using var intruder = new ServerProcess("AllInOne", $"--Storage:Directory={folder["data"]}");
        intruder.Launch();
        await intruder.WaitForEnd(Cancellation);
        await using var after = new ServerProcess("AllInOne", $"--Storage:Directory={folder["data"]}");

        await Task.WhenAll(before.Stop(), after.Start(Cancellation));

        Assert.Equal((1, 0), (intruder.ExitCode, before.ExitCode));
        Assert.Contains("is in use by another process", intruder.Output, StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> Ask(ServerProcess server, string path)
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(server.Address, path), Cancellation);
        return answer.StatusCode;
    }
}
