using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Oqupie.Bench.Measuring;
using Oqupie.Bench.PortalPages;
using Oqupie.Bench.SearchSpeed;

// An article's page as readers get it, beside a Kestrel that sends a finished page of the same size; and the search page at as many articles.
// dotnet run -c Release --project bench/PortalPages [seconds=10] [articles=1000]

const int PageBytes = 9_000;
var finished = new string('a', PageBytes);

if (await BareServer.Serve(args, _ => { }, app => app.MapGet("/", () => Results.Text(finished, "text/html; charset=utf-8"))))
{
    return;
}

var duration = TimeSpan.FromSeconds(args is [var seconds, ..] ? int.Parse(seconds, CultureInfo.InvariantCulture) : 10);
var articles = args is [_, var count] ? int.Parse(count, CultureInfo.InvariantCulture) : 1000;
await using var product = await Product.Start("--Portal:SearchesPerSecond=100000");
await using var bare = await BareServer.Start();
using var member = product.Client();
using var reader = new HttpClient { BaseAddress = product.Process.Address };
using var limit = new HttpClient { BaseAddress = bare.Address };
var page = await Publish();

var (plain, compressed) = ((await reader.GetByteArrayAsync(page)).Length, await Compressed());
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"article page: {plain} bytes, {compressed} compressed"));
Console.WriteLine("callers | pages/s | p50 ms | p99 ms | server CPU ms each | bare pages/s | its CPU ms | ratio");

// Warm: until the runtime has compiled what is hot for good.
await Measure(reader, page, product.Process.Id, 16);
await Measure(limit, new("/", UriKind.Relative), bare.Id, 16);

foreach (var callers in (int[])[1, 16])
{
    var ours = await Measure(reader, page, product.Process.Id, callers);
    var theirs = await Measure(limit, new("/", UriKind.Relative), bare.Id, callers);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{callers,7} | {ours.Rate,7:0} | {ours.P50,6:0.00} | {ours.P99,6:0.00} | {ours.Cpu,18:0.000} | {theirs.Rate,12:0} | {theirs.Cpu,10:0.000} | "
            + $"{ours.Rate / theirs.Rate,5:0.00}"));
}

await Search();

async Task Search()
{
    var text = new InventedText();
    var knowledge = $"/api/v1/brands/{product.Brand}/kb";
    var slug = page.ToString().Split('/')[2];
    var category = await Make($"{knowledge}/categories", new { name = "Invented", state = "public" });
    await Fill(text, slug, await Make($"{knowledge}/articles", Invented(text, category)));
    var last = await Make($"{knowledge}/articles", Invented(text, category));
    var began = Stopwatch.GetTimestamp();

    while (!(await reader.GetAsync(new Uri($"/portal/{slug}/articles/{last}", UriKind.Relative))).IsSuccessStatusCode)
    {
        await Task.Yield();
    }

    string[] questions = [.. Enumerable.Range(0, 2_000).Select(_ => Uri.EscapeDataString(text.Question(korean: true)))];
    await Found(slug, last);
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"search page at {articles} articles; the last one was found {Stopwatch.GetElapsedTime(began).TotalMilliseconds:0} ms after it was saved"));
    await Calm();
    Console.WriteLine("callers | pages/s | p50 ms | p95 ms | p99 ms | server CPU ms each | suggestions/s | p50 ms | p95 ms");
    await Ask(slug, questions, "search", 2);

    foreach (var callers in (int[])[1, 2, 16])
    {
        var (pages, pageTimes, cpu) = await Ask(slug, questions, "search", callers);
        var (suggestions, suggestionTimes, _) = await Ask(slug, questions, "suggest", callers);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{callers,7} | {pages,7:0} | {pageTimes.Percentile(0.5),6:0.00} | {pageTimes.Percentile(0.95),6:0.00} | {pageTimes.Percentile(0.99),6:0.00} | "
                + $"{cpu,18:0.000} | {suggestions,13:0} | {suggestionTimes.Percentile(0.5),6:0.00} | {suggestionTimes.Percentile(0.95),6:0.00}"));
    }
}

async Task Fill(InventedText text, string slug, string like)
{
    await product.Process.Stop();
    ManyArticles.Put(product.DataFolder, like, articles, text);
    await product.Process.Start();
    await Found(slug, $"many{articles - 1}"); // The first who asks has the index built.
}

static object Invented(InventedText text, string category) =>
    new { title = text.Title(korean: true), body = $"<p>{text.Body(korean: true)}</p>", state = "public", place = new { category } };

async Task Found(string slug, string article)
{
    var title = (await member.GetFromJsonAsync<JsonElement>($"/api/v1/brands/{product.Brand}/kb/articles/{article}")).GetProperty("title").GetString()!;

    while (!(await reader.GetStringAsync(new Uri($"/portal/{slug}/search?q={Uri.EscapeDataString(title)}", UriKind.Relative)))
        .Contains(article, StringComparison.Ordinal))
    {
        await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
    }
}

// An index that was built is merged afterwards.
async Task Calm()
{
    var used = TimeSpan.MaxValue;

    while (used > TimeSpan.FromMilliseconds(100))
    {
        var before = ProcessUse.Cpu(product.Process.Id);
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
        used = ProcessUse.Cpu(product.Process.Id) - before;
    }
}

async Task<(double Rate, Latencies Times, double Cpu)> Ask(string slug, string[] questions, string what, int callers)
{
    var times = new Latencies();
    var asked = -1;
    var before = ProcessUse.Cpu(product.Process.Id);
    var (done, elapsed) = await Load.Run(callers, duration, times, () =>
    {
        var question = questions[Interlocked.Increment(ref asked) % questions.Length];
        var typed = what is "suggest" ? question[..Math.Min(question.Length, 18)] : question; // Two syllables, as they are sent.
        return reader.GetByteArrayAsync(new Uri($"/portal/{slug}/{what}?q={typed}", UriKind.Relative));
    });
    return (done / elapsed.TotalSeconds, times, (ProcessUse.Cpu(product.Process.Id) - before).TotalMilliseconds / done);
}

async Task<Uri> Publish()
{
    var knowledge = $"/api/v1/brands/{product.Brand}/kb";
    var brand = await member.GetFromJsonAsync<JsonElement>($"/api/v1/brands/{product.Brand}");
    var category = await Make($"{knowledge}/categories", new { name = "결제", state = "public" });
    var body = string.Concat(Enumerable.Range(1, 8).Select(part => $"<h2>단계 {part}</h2><p>결제가 두 번 되었다면 걱정하지 마세요. 중복 결제는 영업일 3일 안에 자동으로 취소돼요.</p>"));
    var article = await Make($"{knowledge}/articles", new { title = "결제가 두 번 되었어요", body, state = "public", place = new { category } });
    var address = new Uri($"/portal/{brand.GetProperty("slug").GetString()}/articles/{article}", UriKind.Relative);

    while (!(await reader.GetAsync(address)).IsSuccessStatusCode)
    {
        await Task.Yield(); // Public within a second.
    }

    return address;
}

async Task<string> Make(string address, object wish)
{
    using var answer = await member.PostAsJsonAsync(address, wish);
    answer.EnsureSuccessStatusCode();
    return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
}

async Task<int> Compressed()
{
    using var asked = new HttpRequestMessage(HttpMethod.Get, page) { Headers = { { "Accept-Encoding", "gzip, deflate, br" } } };
    return (await (await reader.SendAsync(asked)).Content.ReadAsByteArrayAsync()).Length;
}

async Task<Figures> Measure(HttpClient http, Uri address, int process, int callers)
{
    var latencies = new Latencies();
    var before = ProcessUse.Cpu(process);
    var (done, elapsed) = await Load.Run(callers, duration, latencies, () => http.GetByteArrayAsync(address));
    var cpu = ProcessUse.Cpu(process) - before;
    return new(done / elapsed.TotalSeconds, latencies.Percentile(0.5), latencies.Percentile(0.99), cpu.TotalMilliseconds / done);
}

internal sealed record Figures(double Rate, double P50, double P99, double Cpu);
