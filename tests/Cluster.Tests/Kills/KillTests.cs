using System.Globalization;
using Oqupie.Cluster.Tests.Live;
using Oqupie.Testing.Api;
using Oqupie.Testing.Servers;

namespace Oqupie.Cluster.Tests.Kills;

/// <summary>
/// Everything in one process, killed at points drawn from a seed, which is printed and may be given again in OQUPIE_SEED.
/// </summary>
public sealed class KillTests(MailServers servers)
{
    private const int Kills = 10;
    private static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task However_often_it_is_killed_nothing_taken_in_or_acknowledged_is_lost_or_doubled()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("OQUPIE_SEED"), CultureInfo.InvariantCulture, out var given)
            ? given
            : Random.Shared.Next(100_000);
        TestContext.Current.TestOutputHelper!.WriteLine($"OQUPIE_SEED={seed}");
        await using var product = new RunningProduct { Kind = ProductKind.AllInOne, Settings = ["--Outbox:FirstRetry=00:00:01"] };
        await product.Start(Now);
        await using var load = await Load.SetUp(product, servers, seed, Now);
        await using var first = await OpenConsole(product);
        await using var second = await OpenConsole(product);
        await using var third = await OpenConsole(product);
        load.Begin();

        await KillAgainAndAgain(product.Web, load, new Random(seed));
        await load.End(TimeSpan.FromMinutes(1));

        var audit = new Audit(load.Ledger);
        await audit.WaitUntilQuiet(Now);
        await audit.Mails(Now);
        await audit.Writes(Now);
        await audit.Deliveries(Now);
        foreach (var console in (ConsoleClient[])[first, second, third])
        {
            await audit.Console(console, Now);
            Tell($"console: {console.Rows.Count} tickets, {console.Connections} connections, {console.Gaps} gaps, {console.Resets} readings");
        }

        Tell($"{load.Feeder.Sent.Length} mails, {load.Tickets.Count()} tickets and {load.Replies.Count()} replies acknowledged, "
            + $"{load.Writers.Sum(writer => writer.Retries)} attempts in vain");
        Assert.True(audit.Complaints.Count is 0, $"OQUPIE_SEED={seed}\n{string.Join('\n', audit.Complaints)}\n{product.Output}");
    }

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private static void Tell(string line) => TestContext.Current.TestOutputHelper!.WriteLine(line);

    private static async Task<ConsoleClient> OpenConsole(RunningProduct product)
    {
        var console = new ConsoleClient(await product.SignIn(Now));
        console.Open();
        return console;
    }

    /// <summary>Two of three times while it works, the third time while it is still starting.</summary>
    private static async Task KillAgainAndAgain(ServerProcess server, Load load, Random random)
    {
        for (var kill = 1; kill <= Kills; kill++)
        {
            await Task.Delay(LongestLife * random.NextDouble(), TimeProvider.System, Now);
            await load.Check();
            await server.Kill();
            if (kill % 3 is 0)
            {
                await KillWhileStarting(server, LongestStart * random.NextDouble());
            }

            await server.Start(Now);
        }
    }

    private static async Task KillWhileStarting(ServerProcess server, TimeSpan after)
    {
        var starting = server.Start(Now);
        await Task.Delay(after, TimeProvider.System, Now);
        await server.Kill();
        await Record.ExceptionAsync(() => starting); // It complains of the end it was brought.
    }
}
