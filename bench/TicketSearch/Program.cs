using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Oqupie.Bench.Measuring;
using Oqupie.Bench.TicketSearch;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Search;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Search;
using Oqupie.Grains.Tickets;
using Oqupie.Search;

// Builds a shard of tickets with five messages each, in Korean, English and Japanese, and asks it as an agent of two groups: rate, size, memory, and the time
// of an answer with its twenty snippets and the exact total; of a message until it is found; and of a change of a ticket's head.
// dotnet run -c Release --project bench/TicketSearch [messages=1000000]
const int MessagesEach = 5;
const int ChangeCount = 500;
var messages = args is [var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 1_000_000;
var tickets = messages / MessagesEach;
var shard = new TicketShardId(new AccountId("bench"), 0);
var folder = Directory.CreateTempSubdirectory("oqupie-bench-");
await using var services = new ServiceCollection()
    .AddLogging()
    .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("Search:Directory", folder.FullName)]).Build())
    .Configure<TicketSearchOptions>(options => options.TicketsPerIndex = tickets)
    .AddSearch()
    .BuildServiceProvider();
var index = services.GetRequiredService<ITicketIndex>();
var text = new InventedMessages();
var clock = Stopwatch.StartNew();
var cpuBefore = ProcessUse.Cpu(Environment.ProcessId);

await index.Rebuild(shard, All().ToAsyncEnumerable(), "1", CancellationToken.None);
var processor = (ProcessUse.Cpu(Environment.ProcessId) - cpuBefore).TotalMilliseconds / messages;
var rate = messages / clock.Elapsed.TotalSeconds;
Say($"{messages} messages in {tickets} tickets: {rate:0} a second, {processor:0.000} ms of processor each, their making among it");
GC.Collect();

var added = new Latencies();
var changed = new Latencies();

for (var i = 0; i < ChangeCount; i++)
{
    var began = clock.Elapsed;
    await index.Write(shard, new($"{i + 2}", [Head(i), Message(i, 6)], []), CancellationToken.None);
    added.Add(clock.Elapsed - began);
    began = clock.Elapsed;
    await index.Write(shard, new($"{i + 2}", [Head(i)], []), CancellationToken.None);
    changed.Add(clock.Elapsed - began);
}

Say($"a message until it is found: p50 {added.Percentile(0.5):0.0} ms, p95 {added.Percentile(0.95):0.0} ms");
Say($"a changed head: p50 {changed.Percentile(0.5):0.0} ms, p95 {changed.Percentile(0.95):0.0} ms");
var agent = new Actor
{
    Account = shard.Account,
    Kind = ActorKind.Member,
    Id = "m1",
    Scope = TicketScope.Groups,
    Groups = ["g1", "g2"],
    Brands = ["b0", "b1", "b2"],
};
var admin = agent with { Scope = TicketScope.All, Brands = null };
await Ask(admin, 1, TimeSpan.FromSeconds(15));
Say($"an agent of two groups, 1 at once: {await Ask(agent, 1, TimeSpan.FromSeconds(15))}");
Say($"an admin, 1 at once: {await Ask(admin, 1, TimeSpan.FromSeconds(15))}");
Say($"an admin, newest first: {await Ask(admin, 1, TimeSpan.FromSeconds(10), TicketHitSort.Newest)}");
Say($"an admin, 2 at once: {await Ask(admin, 2, TimeSpan.FromSeconds(10))}");
var size = folder.EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
Say($"{size / 1048576.0:0} MiB on the disk, {ProcessUse.Resident(Environment.ProcessId):0} MiB resident");
await services.DisposeAsync();
folder.Delete(recursive: true);

IEnumerable<TicketPart> All()
{
    for (var ticket = 0; ticket < tickets; ticket++)
    {
        yield return Head(ticket);

        for (var version = 1; version <= MessagesEach; version++)
        {
            yield return Message(ticket, version);
        }
    }
}

TicketHead Head(long ticket)
{
    var at = DateTimeOffset.UnixEpoch.AddDays(20_000).AddMinutes(ticket);
    return new()
    {
        Ticket = ticket,
        Row = new TicketRow
        {
            Id = new(shard.Account, ticket),
            Version = 6,
            Brand = $"b{ticket % 5}",
            Channel = $"c{ticket % 7}",
            ChannelKind = "email",
            Box = ticket % 20 is 0 ? TicketBox.Deleted : TicketBox.Open,
            Status = (TicketStatus)((ticket % 4) + 1),
            AssigneeMember = ticket % 3 is 0 ? $"m{ticket % 30}" : null,
            AssigneeGroup = ticket % 3 is 1 ? $"g{ticket % 10}" : null,
            Subject = text.Subject((int)ticket),
            Customer = "c",
            CustomerEmail = $"customer{ticket}@shop.example",
            CreatedAt = at,
            UpdatedAt = at,
            LastMessageAt = at,
        },
    };
}

TicketWriting Message(long ticket, long version) => new()
{
    Ticket = ticket,
    Version = version,
    Text = text.Message((int)ticket),
    From = [new("", version % 2 is 0 ? "member:m1" : $"customer{ticket}@shop.example")],
};

async Task<string> Ask(Actor asker, int callers, TimeSpan duration, TicketHitSort sort = TicketHitSort.Best)
{
    var latencies = new Latencies();
    var asked = -1;
    var cpu = ProcessUse.Cpu(Environment.ProcessId);
    var (done, elapsed) = await Load.Run(callers, duration, latencies, async () =>
    {
        var words = text.Question(Interlocked.Increment(ref asked));
        AskedMark notPutAway = new([TicketMarks.Of(TicketBox.Open), TicketMarks.Of(TicketBox.Asleep)], Not: false);
        await index.Find(
            shard,
            new() { Asker = asker, Texts = [.. words.Select(word => new AskedText(word, Together: false, Not: false))], Marks = [notPutAway], Sort = sort },
            CancellationToken.None);
    });
    return string.Create(
        CultureInfo.InvariantCulture,
        $"p50 {latencies.Percentile(0.5):0.0} ms, p95 {latencies.Percentile(0.95):0.0} ms, {done / elapsed.TotalSeconds:0}/s, "
            + $"{(ProcessUse.Cpu(Environment.ProcessId) - cpu).TotalMilliseconds / done:0.0} ms of processor each");
}

static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
