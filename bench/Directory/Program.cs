using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Oqupie.Bench.Measuring;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.ServiceDefaults;
using Oqupie.Silo;
using Oqupie.Testing.Servers;
using Oqupie.WebHost;
using Oqupie.WebHost.Access;
using Orleans.Runtime;

// Members and groups of one account on embedded storage: inviting, rights, lists, with few and with many.
// dotnet run -c Release --project bench/Directory [members] [groups]

const int few = 100;
const int callers = 8;
var many = args is [var m, ..] ? int.Parse(m, CultureInfo.InvariantCulture) : 10_000;
var groupCount = args is [_, var g] ? int.Parse(g, CultureInfo.InvariantCulture) : 1_000;

using var folder = new TestFolder();
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
builder.Configuration.AddInMemoryCollection([new("Storage:Directory", folder.FullName), new("urls", "http://127.0.0.1:0")]);
builder.Logging.SetMinimumLevel(LogLevel.Error);
builder.AddServiceDefaults();
builder.AddLoneSilo();
builder.AddWebHost();
await using var app = builder.Build();
await app.StartAsync();

var grains = app.Services.GetRequiredService<IGrainFactory>();
var account = new AccountId("main");
var directory = grains.GetGrain<IMemberDirectoryGrain>(account.Value);
var invitations = grains.GetGrain<IInvitationsGrain>(account.Value);
Done(await grains.GetGrain<IAccountGrain>(account.Value).SetUp("Bench"));
var owner = Done(await directory.MakeOwner("owner@bench.example", "Owner", "en"));
var asOwner = Done(await Agent(owner.Id).Rights());
var invited = 0;
var members = ImmutableArray.Create(owner.Id);

Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"members | groups | invitations/s, 1 caller | {callers} callers | first page ms | rights, cached ms | agent awake ms | asleep ms"));

await Grow(few, groups: 10);
await Measure(print: false); // Warm: until the runtime has compiled what is hot.
await Measure(print: true);
await Grow(many, groupCount);
await Measure(print: true);

async Task Grow(int to, int groups)
{
    while (members.Length < to)
    {
        var made = await Task.WhenAll(Enumerable.Range(0, Math.Min(200, to - members.Length)).Select(_ => Join()));
        members = members.AddRange(made);
    }

    for (var n = 0; n < groups; n++)
    {
        var some = members.Skip(n * 7 % members.Length).Take(10).ToImmutableArray();
        Done(await grains.GetGrain<IGroupGrain>(GroupId.New(account).ToString()).Make(Actor.System(account), LocalKey.New(), some));
    }
}

async Task Measure(bool print)
{
    var (alone, together) = (await Invitations(1), await Invitations(callers));
    var page = await Median(50, async _ => Done(await directory.Members(new())));
    var some = members.OrderBy(member => member, StringComparer.Ordinal).Take(few / 2).ToImmutableArray();
    await grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
    var asleep = await Missed(some);
    var awake = await Missed(some);
    var warm = Cache();
    await Task.WhenAll(some.Select(member => warm.OfMember(account, member).AsTask()));
    var cached = await Median(10_000, async n => await warm.OfMember(account, some[n % some.Length]));

    if (print)
    {
        var all = (await Count(), await Groups());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{all.Item1,7} | {all.Item2,6} | {alone,23:0} | {together,9:0} | {page,13:0.00} | {cached,17:0.0000} | {awake,14:0.000} | {asleep,9:0.000}"));
    }
}

async Task<double> Invitations(int at)
{
    var (done, elapsed) = await Load.Run(at, TimeSpan.FromSeconds(5), new Latencies(), Invite);
    return done / elapsed.TotalSeconds;
}

async Task Invite() => Done(await invitations.Invite(asOwner, Wish(), baseAddress: ""));

async Task<string> Join()
{
    var invitation = Done(await invitations.Invite(asOwner, Wish(), baseAddress: ""));
    return Done(await invitations.Accept(invitation.Token, "Member")).Id;
}

InvitationWish Wish() => new() { Email = $"m{Interlocked.Increment(ref invited)}@bench.example", Name = "Member", Role = Role.Agent };

RightsCache Cache() => new(grains, TimeProvider.System);

// A cache that knows nobody, but has heard the news: only who is asked for is missed.
async Task<double> Missed(ImmutableArray<string> some)
{
    var cache = Cache();
    await cache.OfMember(account, owner.Id);
    return await Median(some.Length, async n => await cache.OfMember(account, some[n]));
}

static async Task<double> Median(int times, Func<int, Task> act)
{
    var latencies = new Latencies();

    for (var n = 0; n < times; n++)
    {
        var began = Stopwatch.GetTimestamp();
        await act(n);
        latencies.Add(Stopwatch.GetElapsedTime(began));
    }

    return latencies.Percentile(0.5);
}

async Task<int> Count()
{
    var (count, cursor) = (0, (string?)null);

    do
    {
        var page = Done(await directory.Members(new() { Cursor = cursor }));
        (count, cursor) = (count + page.Items.Length, page.Next);
    }
    while (cursor is not null);

    return count;
}

async Task<int> Groups()
{
    var (count, cursor) = (0, (string?)null);

    do
    {
        var page = Done(await grains.GetGrain<IGroupDirectoryGrain>(account.Value).Groups(new() { Cursor = cursor }));
        (count, cursor) = (count + page.Items.Length, page.Next);
    }
    while (cursor is not null);

    return count;
}

IAgentGrain Agent(string member) => grains.GetGrain<IAgentGrain>(new MemberId(account, member).ToString());

static T Done<T>(Outcome<T> outcome) => outcome.Succeeded(out var value, out var refusal) ? value : throw new InvalidOperationException(refusal.Reason);
