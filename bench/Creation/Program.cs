using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Oqupie.Bench.Measuring;
using Oqupie.Contracts.Accounts;
using Oqupie.Grains.Tickets;
using Oqupie.Storage;
using Oqupie.Testing.Servers;

// Durable ticket creations through HTTP, beside the two limits: the bare group commit into a store of the same kind, and a Kestrel that only echoes.
// dotnet run -c Release --project bench/Creation [seconds]

if (await BareServer.Serve(args, _ => { }, app => app.MapPost("/api/v1/tickets", (JsonElement wish) => Results.Json(wish, statusCode: 201))))
{
    return;
}

var duration = TimeSpan.FromSeconds(args is [var seconds] ? int.Parse(seconds, CultureInfo.InvariantCulture) : 10);
await using var product = await Product.Start();
await using var bare = await BareServer.Start();
using var client = product.Client();
using var echo = new HttpClient { BaseAddress = bare.Address };
using var folder = new TestFolder();
await using var store = await BenchStore.Open(StorageProvider.Sqlite, folder.FullName);
var sent = 0;
var kept = 0L;

Console.WriteLine("callers | creations/s | p50 ms | p99 ms | server CPU ms each | bare commits/s | its CPU ms | echo/s | its CPU ms");

// Warm: until the runtime has compiled what is hot for good.
await Measure(client, product.Process.Id, 32);
await Measure(client, product.Process.Id, 32);
await Measure(echo, bare.Id, 32);
await Commit(32);

foreach (var callers in (int[])[1, 8, 32])
{
    var ours = await Measure(client, product.Process.Id, callers);
    var commits = await Commit(callers);
    var echoes = await Measure(echo, bare.Id, callers);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{callers,7} | {ours.Rate,11:0} | {ours.P50,6:0.0} | {ours.P99,6:0.0} | {ours.Cpu,18:0.000} | {commits.Rate,14:0} | {commits.Cpu,10:0.000} | "
            + $"{echoes.Rate,6:0} | {echoes.Cpu,10:0.000}"));
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"resident after: {ProcessUse.Resident(product.Process.Id):0} MiB"));

Task<Figures> Measure(HttpClient http, int process, int callers) => Figure(process, callers, async () =>
{
    var n = Interlocked.Increment(ref sent);
    var wish = JsonSerializer.SerializeToUtf8Bytes(new
    {
        brand = product.Brand,
        subject = "결제가 두 번 되었어요",
        body = "어제 결제했는데 오늘 또 결제되었어요. 확인 부탁드려요.",
        customer = new { email = $"customer{n}@bench.example", name = "김하늘" },
    });
    using var content = new ByteArrayContent(wish) { Headers = { ContentType = new("application/json") } };
    using var answer = await http.PostAsync(new Uri("/api/v1/tickets", UriKind.Relative), content);
    answer.EnsureSuccessStatusCode();
});

Task<Figures> Commit(int callers) => Figure(Environment.ProcessId, callers, async () =>
{
    var draft = Drafts.Open(new AccountId("main"), Interlocked.Increment(ref kept), TimeProvider.System.GetUtcNow());

    if ((await store.Tickets.Append(draft, CancellationToken.None)).Result is not AppendResult.Appended)
    {
        throw new InvalidOperationException("A fresh ticket was refused.");
    }
});

async Task<Figures> Figure(int process, int callers, Func<Task> act)
{
    var latencies = new Latencies();
    var before = ProcessUse.Cpu(process);
    var (done, elapsed) = await Load.Run(callers, duration, latencies, act);
    var cpu = ProcessUse.Cpu(process) - before;
    return new(done / elapsed.TotalSeconds, latencies.Percentile(0.5), latencies.Percentile(0.99), cpu.TotalMilliseconds / done);
}

internal sealed record Figures(double Rate, double P50, double P99, double Cpu);
