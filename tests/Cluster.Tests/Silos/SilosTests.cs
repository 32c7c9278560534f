using Oqupie.Cluster.Tests.Kills;
using Oqupie.Testing.Servers;

namespace Oqupie.Cluster.Tests.Silos;

/// <summary>Two silos and a web host on PostgreSQL, while customers and programs write.</summary>
public sealed class SilosTests(MailServers servers)
{
    private const int Seed = 1;

    // Enough that every writer meets grains of the dead silo while nobody has noticed yet, and later.
    private const int MuchWork = 90;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongestRecovery = TimeSpan.FromSeconds(45);

    [Fact]
    public async Task Callers_go_on_within_twenty_seconds_when_a_silo_dies()
    {
        await using var product = await Start();
        await using var load = await Load.SetUp(product, servers, Seed, Now);
        load.Begin();
        await Writing(load, from: 5, LongestRecovery);

        await product.Silos[0].Kill();

        await Writing(load, from: Count(load) + MuchWork, LongestRecovery);
        await load.End(LongestRecovery);
        Assert.InRange(load.Writers.Max(writer => writer.LongestWait), TimeSpan.Zero, LongestWait);
        await NothingIsLost(load, product);
    }

    [Fact]
    public async Task The_product_recovers_by_itself_when_the_database_was_killed_and_comes_back()
    {
        await using var product = await Start();
        await using var load = await Load.SetUp(product, servers, Seed, Now);
        load.Begin();
        await Writing(load, from: 5, LongestRecovery);

        await product.Database!.Stop(kill: true);
        await SomeoneWaits(load);
        await product.Database.Start(Now);

        await Writing(load, from: Count(load) + MuchWork, LongestRecovery);
        await load.End(LongestRecovery);
        await NothingIsLost(load, product);
    }

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private static async Task<RunningProduct> Start()
    {
        var product = new RunningProduct { Kind = ProductKind.Apart, SiloCount = 2, Settings = ["--Outbox:FirstRetry=00:00:01"] };
        await product.Start(Now);
        return product;
    }

    private static int Count(Load load) => load.Tickets.Count() + load.Replies.Count();

    private static Task Writing(Load load, int from, TimeSpan patience) => Until.True(
        async _ =>
        {
            await load.Check();
            return Count(load) >= from;
        },
        () => $"{Count(load)} writes were acknowledged, {from} were waited for",
        patience,
        Now);

    private static Task SomeoneWaits(Load load)
    {
        var before = load.Writers.Sum(writer => writer.Retries);
        return Until.True(
            () => load.Writers.Sum(writer => writer.Retries) > before + load.Writers.Length, () => "Nobody was refused while there was no database.",
            cancellationToken: Now);
    }

    private static async Task NothingIsLost(Load load, RunningProduct product)
    {
        var audit = new Audit(load.Ledger);
        await audit.WaitUntilQuiet(Now);
        await audit.Mails(Now);
        await audit.Writes(Now);
        await audit.Deliveries(Now);
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{load.Feeder.Sent.Length} mails, {Count(load)} writes acknowledged, longest wait "
                + $"{load.Writers.Max(writer => writer.LongestWait).TotalSeconds:0.0} s");
        Assert.True(audit.Complaints.Count is 0, $"{string.Join('\n', audit.Complaints)}\n{product.Output}");
    }
}
