using System.Diagnostics;
using System.Globalization;
using Oqupie.Bench.DueRows;
using Oqupie.Bench.Measuring;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Knowledge;
using Oqupie.Grains.Tickets;
using Oqupie.Storage;
using Oqupie.Testing;
using Oqupie.Testing.Servers;

// How late rows are done that are all due in one second: changes of tickets in ten accounts, and articles of one brand. Beside it, the limit: as many
// changes of tickets at once, and as many articles written one after the other, without the schedule.
// dotnet run -c Release --project bench/DueRows [rows]

var count = args is [var rows] ? int.Parse(rows, CultureInfo.InvariantCulture) : 1000;
Console.WriteLine($"{count} rows due in one second | median ms late | the last ms late | without a schedule, all ms");

await using (var sqlite = await DueSilo.Start(StorageProvider.Sqlite))
{
    await Measure("SQLite", sqlite);
}

var server = new PostgreSqlServer();
await server.InitializeAsync();

await using (var postgreSql = await DueSilo.Start(StorageProvider.PostgreSql, await server.NewDatabase()))
{
    await Measure("PostgreSQL", postgreSql);
}

await server.DisposeAsync();

async Task Measure(string name, DueSilo silo)
{
    await Tickets(silo, 0, TimeSpan.FromSeconds(3)); // Warm.
    Write($"{name}, tickets", await Tickets(silo, 1, TimeSpan.FromSeconds(10)), await Bare(silo, 2));
    var (late, written) = await Articles(silo);
    Write($"{name}, articles of one brand", late, written);
}

void Write(string what, Latencies late, TimeSpan bare) => Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture, $"{what} | {late.Percentile(0.5):0} | {late.Percentile(1):0} | {bare.TotalMilliseconds:0}"));

async Task<Latencies> Tickets(DueSilo silo, int run, TimeSpan ahead)
{
    silo.Owner.Late = new();
    var at = TimeProvider.System.GetUtcNow() + ahead;
    await Task.WhenAll(Opened(run).Select((open, n) =>
        silo.Tickets.Append(open with { Due = [WorkingOwner.Row(open.Ticket, at.AddMilliseconds(n * 1000.0 / count))] }, CancellationToken.None)));
    await Until.True(() => silo.Owner.Late.Count == count, () => $"{silo.Owner.Late.Count} of {count} were done.", TimeSpan.FromMinutes(2));
    return silo.Owner.Late;
}

async Task<TimeSpan> Bare(DueSilo silo, int run)
{
    var opened = Opened(run).ToList();
    await Task.WhenAll(opened.Select(open => silo.Tickets.Append(open, CancellationToken.None)));
    var began = Stopwatch.GetTimestamp();
    await Task.WhenAll(opened.Select(open => silo.Tickets.Append(WorkingOwner.Changed(open.Row, TimeProvider.System.GetUtcNow()), CancellationToken.None)));
    return Stopwatch.GetElapsedTime(began);
}

IEnumerable<TicketAppend> Opened(int run) => Enumerable.Range(1, count).Select(n =>
    Drafts.Open(new AccountId($"bench-{n % 10}"), (run * 1_000_000) + n, TimeProvider.System.GetUtcNow()));

async Task<(Latencies Late, TimeSpan Written)> Articles(DueSilo silo)
{
    var account = new AccountId("main");
    var lee = Some.Agent(account);
    await silo.Grains.GetGrain<IAccountGrain>(account.Value).SetUp("Bench");
    var brand = new BrandId(account, Done(await silo.Grains.GetGrain<IBrandGrain>(BrandId.New(account).ToString()).Make(
        new() { Name = "Cook", Language = "ko", SupportEmail = "support@cook.example" })).Id);
    var tree = silo.Grains.GetGrain<IKnowledgeGrain>(brand.ToString());
    var articles = silo.Grains.GetGrain<IKnowledgeArticlesGrain>(brand.ToString());
    var category = Done(await tree.MakeSection(lee, SectionKind.Category, new() { Name = "결제", State = KnowledgeState.Public }, CancellationToken.None)).Id;
    var began = Stopwatch.GetTimestamp();
    var planned = TimeProvider.System.GetUtcNow().AddDays(1);
    var ids = new List<string>();

    for (var n = 0; n < count; n++)
    {
        var wish = new ArticleWish { Title = $"환불 {n}", Body = "<p>삼 일이 걸려요.</p>", Place = new() { Category = category }, PublishAt = planned };
        ids.Add(Done(await articles.MakeArticle(lee, wish, CancellationToken.None)).Head.Id);
    }

    var written = Stopwatch.GetElapsedTime(began);
    var at = TimeProvider.System.GetUtcNow() + written + TimeSpan.FromSeconds(5);

    foreach (var id in ids)
    {
        Done(await articles.ChangeArticle(lee, id, new() { PublishAt = at }, CancellationToken.None));
    }

    await Until.True(_ => silo.HasNothingDue(at), () => "Not all are public.", TimeSpan.FromMinutes(3));
    var late = new Latencies();

    foreach (var article in Done(await tree.Tree(lee, CancellationToken.None)).Articles)
    {
        late.Add(article.UpdatedAt - at);
    }

    return (late, written);
}

static T Done<T>(Outcome<T> outcome) => outcome.Succeeded(out var value, out var refusal) ? value : throw new InvalidOperationException(refusal.Reason);
