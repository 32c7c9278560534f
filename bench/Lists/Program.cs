using System.Diagnostics;
using System.Globalization;
using Oqupie.Bench.Lists;
using Oqupie.Bench.Measuring;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;
using Oqupie.Storage;
using Oqupie.Testing.Servers;

// How long a page of the list takes at so many tickets, by what is asked and how it is sorted: the first page and one from the middle, the slowest of
// some. Among the tickets are those that lead an order astray: a channel that was closed long ago, a month of long ago, an urgent few.
// dotnet run -c Release --project bench/Lists [tickets] [sqlite|postgresql]

const int Times = 5;
var count = args is [var tickets, ..] ? int.Parse(tickets, CultureInfo.InvariantCulture) : 1_000_000;
var only = args is [_, var named] ? named : null;

if (only is null or "sqlite")
{
    using var folder = new TestFolder();
    await using var sqlite = await BenchStore.Open(StorageProvider.Sqlite, folder.FullName);
    await Measure("SQLite", embedded: true, sqlite);
}

if (only is null or "postgresql")
{
    var server = new PostgreSqlServer();
    await server.InitializeAsync();
    await using (var postgreSql = await BenchStore.Open(StorageProvider.PostgreSql, await server.NewDatabase()))
    {
        await Measure("PostgreSQL", embedded: false, postgreSql);
    }

    await server.DisposeAsync();
}

async Task Measure(string name, bool embedded, BenchStore store)
{
    var began = Stopwatch.GetTimestamp();
    await Archive.Fill(store, embedded, count);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {count} tickets made in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s"));
    Console.WriteLine($"what is asked | {string.Join(" | ", Enum.GetNames<TicketSort>())} (ms, the slowest of {Times}, first page / second)");

    foreach (var (what, query) in Archive.Questions)
    {
        var row = new List<string> { what };

        foreach (var sort in Enum.GetValues<TicketSort>())
        {
            row.Add(await Slowest(store.Lists, query with { Sort = sort }));
        }

        Console.WriteLine(string.Join(" | ", row));
    }
}

async Task<string> Slowest(ITicketLists lists, TicketQuery query)
{
    var (first, second) = (TimeSpan.Zero, TimeSpan.Zero);

    for (var n = 0; n < Times; n++)
    {
        var began = Stopwatch.GetTimestamp();
        var page = await lists.Page(Archive.Asker, query, default, CancellationToken.None);
        first = Longer(first, Stopwatch.GetElapsedTime(began));

        if (page.More)
        {
            var place = TicketPlace.Of(page.Rows[^1], query.Sort);
            began = Stopwatch.GetTimestamp();
            await lists.Page(Archive.Asker, query, new() { After = place }, CancellationToken.None);
            second = Longer(second, Stopwatch.GetElapsedTime(began));
        }
    }

    return string.Create(CultureInfo.InvariantCulture, $"{first.TotalMilliseconds:0.#}/{second.TotalMilliseconds:0.#}");
}

static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
