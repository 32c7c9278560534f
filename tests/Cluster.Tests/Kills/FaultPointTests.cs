using System.Globalization;
using Oqupie.Testing.Servers;

namespace Oqupie.Cluster.Tests.Kills;

/// <summary>
/// The process ends at each call that intake and outbox await, before it was carried out and after, by a hook that knows the call and not the hour
/// (tests/Faults). How often the call is made before is drawn from a seed, which is printed and may be given again in OQUPIE_SEED.
/// </summary>
public sealed class FaultPointTests(MailServers servers)
{
    private const int Mails = 1000;
    private const string Fault = "OQUPIE_FAULT";

    /// <summary>What is awaited while a mail is taken in, and how often at the least while a portion of the mails is.</summary>
    private static readonly (string Call, int Times)[] Intake =
    [
        ("IMailbox.Fetch", 1),
        ("IBlobStore.Put", 30),
        ("IIntakeJournal.Record", 30),
        ("IReadChannel.Read", 30),
        ("IIntakeJournal.Threads", 10),
        ("ICustomerStore.Find", 30),
        ("ITicketStore.Append", 30),
        ("IGrainStorage.WriteStateAsync", 1), // The cursor, or a block of ticket numbers.
    ];

    /// <summary>What is awaited while replies leave.</summary>
    private static readonly (string Call, int Times)[] Outbox =
    [
        ("IOutboxStore.Due", 2),
        ("IOutboxStore.Begin", 3),
        ("ISendingChannel.Send", 3),
        ("IOutboxStore.End", 3),
        ("ITicketStore.Append", 5), // Of the reply, or of what became of it.
        ("IOutboxStore.Told", 3),
        ("IOutboxStore.NextDue", 2),
    ];

    private static readonly string[] Moments = ["before", "after"];

    [Fact]
    public async Task Wherever_intake_and_outbox_are_cut_off_each_mail_has_one_fate_and_each_reply_leaves()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("OQUPIE_SEED"), CultureInfo.InvariantCulture, out var given)
            ? given
            : Random.Shared.Next(100_000);
        var random = new Random(seed);
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal) { ["DOTNET_STARTUP_HOOKS"] = ServerProcess.FileOf("Faults") };
        await using var product = new RunningProduct { Kind = ProductKind.AllInOne, Environment = environment, Settings = ["--Outbox:FirstRetry=00:00:01"] };
        await product.Start(Now);
        using var desk = await FaultDesk.SetUp(product, servers, Now);
        var cuts = (from point in Intake from moment in Moments select (point.Call, moment, point.Times)).ToList();

        for (var cut = 0; cut < cuts.Count; cut++)
        {
            await product.Web.Kill();
            await desk.Deliver(Mails * (cut + 1) / cuts.Count, Now);
            await LiveUntil(product, environment, cuts[cut], random, () => Task.CompletedTask);
        }

        foreach (var cut in from point in Outbox from moment in Moments select (point.Call, moment, point.Times))
        {
            await LiveUntil(product, environment, cut, random, () => desk.ReplyWhileItLives(product.Web, Now));
        }

        environment.Remove(Fault);
        await product.Web.Start(Now);
        await desk.InsistOnReplies(Now);

        var audit = new Audit(desk.Ledger);
        await audit.WaitUntilQuiet(Now);
        await audit.Mails(Now);
        await audit.Sources(await desk.Uids(Now), Now);
        await audit.Writes(Now);
        await audit.Deliveries(Now);
        Assert.True(audit.Complaints.Count is 0, $"OQUPIE_SEED={seed}\n{string.Join('\n', audit.Complaints)}\n{product.Output}");
        Assert.Equal(Mails, desk.Ledger.Mails.Length);
    }

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private static async Task LiveUntil(
        RunningProduct product, Dictionary<string, string?> environment, (string Call, string Moment, int Times) cut, Random random, Func<Task> meanwhile)
    {
        environment[Fault] = string.Create(CultureInfo.InvariantCulture, $"{cut.Call}/{cut.Moment}/{random.Next(cut.Times) + 1}");

        // It may end before it could say that it was ready.
        if (await Record.ExceptionAsync(() => product.Web.Start(Now)) is null)
        {
            await meanwhile();
        }

        await product.Web.WaitForEnd(Now);
    }
}
