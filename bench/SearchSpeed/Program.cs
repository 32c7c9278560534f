using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Oqupie.Bench.Measuring;
using Oqupie.Bench.SearchSpeed;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Grains.Knowledge;
using Oqupie.Search;

// Builds an index of many articles, half Korean and half English, and asks it: rate, size, memory, and the time of an answer with its ten snippets.
// dotnet run -c Release --project bench/SearchSpeed [articles=100000]
const int ChangeCount = 1000;
var count = args is [var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 100_000;
var brand = new BrandId(new AccountId("bench"), "speed");
var folder = Directory.CreateTempSubdirectory("oqupie-bench-");
await using var services = new ServiceCollection()
    .AddLogging()
    .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("Search:Directory", folder.FullName)]).Build())
    .AddSearch()
    .BuildServiceProvider();
var index = services.GetRequiredService<IArticleIndex>();
var text = new InventedText();
var clock = new Stopwatch();
var articles = Enumerable.Range(0, count).Select(i => Article(i, text)).ToList();

var cpuBefore = ProcessUse.Cpu(Environment.ProcessId);
clock.Start();
await index.Rebuild(brand, articles.ToAsyncEnumerable(), "1", CancellationToken.None);
var rate = count / clock.Elapsed.TotalSeconds;
var processor = (ProcessUse.Cpu(Environment.ProcessId) - cpuBefore).TotalMilliseconds / count;
Say($"{count} articles of 2 KB: {rate:0} a second, {processor:0.00} ms of processor each");
var sample = articles.Take(1000).ToList();
articles.Clear();
GC.Collect();
Say($"{ProcessUse.Resident(Environment.ProcessId):0} MiB resident");

var changes = new Latencies();
cpuBefore = ProcessUse.Cpu(Environment.ProcessId);

foreach (var (article, i) in sample.Take(ChangeCount).Select((article, i) => (article, i)))
{
    var began = clock.Elapsed;
    await index.Write(brand, new($"{i + 2}", [article with { Version = 2 }], []), CancellationToken.None);
    changes.Add(clock.Elapsed - began);
}

var each = (ProcessUse.Cpu(Environment.ProcessId) - cpuBefore).TotalMilliseconds / ChangeCount;
Say($"one change until it is found: p50 {changes.Percentile(0.5):0.0} ms, p95 {changes.Percentile(0.95):0.0} ms, {each:0.0} ms of processor");
(string Text, bool Korean)[] questions = [.. Enumerable.Range(0, 2000).Select(i => (text.Question(i % 2 is 0), i % 2 is 0))];
await Ask(1, TimeSpan.FromSeconds(15));
Say($"search: 1 at once {await Ask(1, TimeSpan.FromSeconds(10))}; 2 at once {await Ask(2, TimeSpan.FromSeconds(10))}");
Say($"without snippets: 1 at once {await Ask(1, TimeSpan.FromSeconds(5), withSnippets: false)}");

var typing = new Latencies();
var next = 0;
await Load.Run(1, TimeSpan.FromSeconds(5), typing, () =>
{
    var title = sample[next++ % sample.Count].Title;
    return index.Suggest(brand, new() { Text = title[..Math.Min(title.Length, 1 + (next % 8))], Reader = ArticleReader.Anybody }, CancellationToken.None);
});
Say($"suggestions: p50 {typing.Percentile(0.5):0.0} ms, p95 {typing.Percentile(0.95):0.0} ms");
var size = folder.EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
Say($"{size / 1048576.0:0} MiB on the disk, {ProcessUse.Resident(Environment.ProcessId):0} MiB resident");
await services.DisposeAsync();
folder.Delete(recursive: true);

async Task<string> Ask(int callers, TimeSpan duration, bool withSnippets = true)
{
    var latencies = new Latencies();
    var asked = -1;
    var cpu = ProcessUse.Cpu(Environment.ProcessId);
    var (done, elapsed) = await Load.Run(callers, duration, latencies, async () =>
    {
        var question = questions[Interlocked.Increment(ref asked) % questions.Length];
        await index.Search(
            brand,
            new() { Text = question.Text, Language = question.Korean ? "ko" : "en", Reader = ArticleReader.Anybody, WithSnippets = withSnippets },
            CancellationToken.None);
    });
    return string.Create(
        CultureInfo.InvariantCulture,
        $"p50 {latencies.Percentile(0.5):0.0} ms, p95 {latencies.Percentile(0.95):0.0} ms, {done / elapsed.TotalSeconds:0}/s, "
            + $"{(ProcessUse.Cpu(Environment.ProcessId) - cpu).TotalMilliseconds / done:0.0} ms of processor each");
}

static IndexedArticle Article(int i, InventedText text) => new()
{
    Id = $"a{i}",
    Version = 1,
    Language = i % 2 is 0 ? "ko" : "en",
    Title = text.Title(i % 2 is 0),
    Body = text.Body(i % 2 is 0),
    Visibility = i % 10 is 0 ? ArticleVisibility.Member : ArticleVisibility.Public,
    UpdatedAt = DateTimeOffset.UnixEpoch.AddHours(i % 50_000),
};

static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
