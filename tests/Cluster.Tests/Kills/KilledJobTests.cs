using System.Text.Json;
using Oqupie.Testing.Api;
using Oqupie.Testing.Servers;

namespace Oqupie.Cluster.Tests.Kills;

/// <summary>The process ends in the middle of a job, when tickets of a step are changed and the job has not written it down.</summary>
public sealed class KilledJobTests
{
    private const int Count = 300;
    private const string Fault = "OQUPIE_FAULT";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("before", "1")]
    [InlineData("after", "1")]
    public async Task However_it_ends_each_ticket_is_done_exactly_once(string moment, string at)
    {
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["DOTNET_STARTUP_HOOKS"] = ServerProcess.FileOf("Faults"),
            [Fault] = $"IJobStore.Mark/{moment}/{at}",
        };
        await using var product = new RunningProduct { Kind = ProductKind.AllInOne, Environment = environment };
        await product.Start(Now);
        using var owner = await product.SignIn(Now);
        var brand = await owner.Post<Brand>("brands", new { name = "Cook Town", language = "ko", supportEmail = "help@cook.example" }, cancellationToken: Now);
        await Parallel.ForAsync(0, Count, Now, async (_, ending) =>
            await owner.NewTicket(brand, "haneul@customer.example", "Hi", "Hello", cancellationToken: ending));

        // Whether it is answered before the end is a matter of moments; what is begun goes on all the same.
        await Record.ExceptionAsync(() =>
            owner.Post<JsonElement>("tickets/bulk", new { query = new { }, action = "memo", body = "<p>Paid back.</p>" }, cancellationToken: Now));
        await product.Web.WaitForEnd(Now);
        environment.Remove(Fault);
        await product.Web.Start(Now);

        JsonElement read = default;
        await Until.True(
            async ending => (read = Assert.Single(await owner.All<JsonElement>("jobs", ending))).GetProperty("state").GetString() is "done",
            () => $"The job stands so: {read}",
            cancellationToken: Now);
        Assert.Equal((Count, Count, 0), (Number("total"), Number("done"), Number("failed")));
        var tickets = await owner.Tickets(cancellationToken: Now);
        Assert.Equal(Count, tickets.Count(ticket => ticket.Version is 3)); // Opened, written to, and one memo.

        int Number(string name) => read.GetProperty(name).GetInt32();
    }
}
