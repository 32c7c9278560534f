using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Oqupie.Bench.Measuring;

// Durable ticket creations through HTTP, beside a Kestrel that only echoes. The bare group commit is bench/GroupCommit.
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
var sent = 0;

Console.WriteLine("callers | creations/s | p50 ms | p99 ms | server CPU ms each | echo/s | echo CPU ms each");

// Warm: until the runtime has compiled what is hot for good.
await Measure(client, product.Process.Id, 32);
await Measure(client, product.Process.Id, 32);
await Measure(echo, bare.Id, 32);

foreach (var callers in (int[])[1, 8, 32])
{
    var ours = await Measure(client, product.Process.Id, callers);
    var limit = await Measure(echo, bare.Id, callers);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{callers,7} | {ours.Rate,11:0} | {ours.P50,6:0.0} | {ours.P99,6:0.0} | {ours.Cpu,18:0.000} | {limit.Rate,6:0} | {limit.Cpu,16:0.000}"));
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"resident after: {ProcessUse.Resident(product.Process.Id):0} MiB"));

async Task<Figures> Measure(HttpClient http, int process, int callers)
{
    var latencies = new Latencies();
    var before = ProcessUse.Cpu(process);
    var (done, elapsed) = await Load.Run(callers, duration, latencies, async () =>
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
    var cpu = ProcessUse.Cpu(process) - before;
    return new(done / elapsed.TotalSeconds, latencies.Percentile(0.5), latencies.Percentile(0.99), cpu.TotalMilliseconds / done);
}

internal sealed record Figures(double Rate, double P50, double P99, double Cpu);
