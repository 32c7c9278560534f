using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Oqupie.Bench.Measuring;

// How many tickets a second a job changes on embedded storage, from the call to its end, and what somebody who works beside it waits for.
// dotnet run -c Release --project bench/Bulk [tickets]

const int Callers = 32;

var count = args is [var said] ? int.Parse(said, CultureInfo.InvariantCulture) : 2_000;
await using var product = await Product.Start();
using var client = product.Client();
var began = Stopwatch.GetTimestamp();
await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = Callers }, async (n, ending) =>
{
    var customer = new { email = $"customer{n}@bench.example", name = "김하늘" };
    var wish = new { brand = product.Brand, subject = "결제가 두 번 되었어요", body = "확인 부탁드려요.", customer };
    using var answer = await client.PostAsJsonAsync("/api/v1/tickets", wish, ending);
    answer.EnsureSuccessStatusCode();
});
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} tickets made in {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s"));
Console.WriteLine("action     | tickets | asked ms | tickets/s | CPU ms each | beside it: p50 ms | p99 ms");

// The first one warms what is hot; the second is what a server does that has run for a while.
await Measure("status", new { query = new { }, action = "status", status = "onHold" });
await Measure("status", new { query = new { }, action = "status", status = "inProgress" });
string[] tags = ["bench"];
await Measure("tag", new { query = new { }, action = "tag", tags });
await Measure("memo", new { query = new { }, action = "memo", body = "<p>확인했습니다.</p>" });
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"resident after: {ProcessUse.Resident(product.Process.Id):0} MiB"));

async Task Measure(string name, object wish)
{
    var latencies = new Latencies();
    var cpu = ProcessUse.Cpu(product.Process.Id);
    var from = Stopwatch.GetTimestamp();
    using var asked = await client.PostAsJsonAsync("/api/v1/tickets/bulk", wish);
    asked.EnsureSuccessStatusCode();
    var job = (await asked.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
    var answered = Stopwatch.GetElapsedTime(from);
    JsonElement read;

    do
    {
        var asks = Stopwatch.GetTimestamp();
        using var made = await client.PatchAsJsonAsync("/api/v1/tickets/1001", new { tags = new[] { $"{asks % 10}" } });
        latencies.Add(Stopwatch.GetElapsedTime(asks));
        read = await client.GetFromJsonAsync<JsonElement>($"/api/v1/jobs/{job}");
    }
    while (read.GetProperty("state").GetString() is not "done");

    var took = Stopwatch.GetElapsedTime(from).TotalSeconds;
    var done = read.GetProperty("done").GetInt32();
    var each = (ProcessUse.Cpu(product.Process.Id) - cpu).TotalMilliseconds / done;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{name,-10} | {done,7} | {answered.TotalMilliseconds,8:0} | {done / took,9:0} | {each,11:0.000} | "
            + $"{latencies.Percentile(0.5),17:0.0} | {latencies.Percentile(0.99),6:0.0}"));
}
