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
using Oqupie.Contracts.Brands;
using Oqupie.Grains.Brands;
using Oqupie.ServiceDefaults;
using Oqupie.Silo;
using Oqupie.Testing.Servers;

// What brands cost an account that has ten of them and one that has a thousand, on embedded storage. The limit is one durable state: the claim of a slug.
// dotnet run -c Release --project bench/Brands [brands]

var many = args is [var count] ? int.Parse(count, CultureInfo.InvariantCulture) : 1_000;
const int few = 10;
const int sample = 50;
const int pageSize = 200;

using var folder = new TestFolder();
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
builder.Configuration.AddInMemoryCollection([new("Storage:Directory", folder.FullName), new("urls", "http://127.0.0.1:0")]);
builder.AddServiceDefaults();
builder.AddLoneSilo();
builder.Logging.ClearProviders();
await using var app = builder.Build();
await app.StartAsync();

var grains = app.Services.GetRequiredService<IGrainFactory>();
var account = new AccountId("bench");
var directory = grains.GetGrain<IBrandDirectoryGrain>(account.Value);
await grains.GetGrain<IAccountGrain>(account.Value).SetUp("Bench");
var warmth = new AccountId("warmth");
await Measure(100, () => Make(warmth)); // Until the runtime has compiled what is hot.

Console.WriteLine("what | ms p50 | ms p99");
Say("a durable state (the claim of a slug)", await Measure(sample, () => grains.GetGrain<ISlugGrain>(LocalKey.New()).Claim(BrandId.New(warmth))));

await Measure(few, () => Make(account));
Say($"a brand is made, at {few}", await Measure(sample, () => Make(account)));
Say($"the first page, at {few + sample}, all brands at hand", await Measure(sample, Page));

await Measure(many - few - sample, () => Make(account));
Say($"a brand is made, at {many}", await Measure(sample, () => Make(account)));
var brand = new BrandId(account, (await directory.Page(null, 1)).Value[0].Id);
var one = grains.GetGrain<IBrandGrain>(brand.ToString());
Say($"a setting is changed, at {many}", await Measure(sample, () => one.Change(new() { Signature = LocalKey.New() })));
Say($"a brand is renamed, at {many}", await Measure(sample, () => one.Change(new() { Name = LocalKey.New() })));
Say($"the first page of {pageSize}, all brands at hand", await Measure(sample, Page));
Say($"the directory alone, {pageSize}", await Measure(sample, () => directory.Page(null, pageSize)));

await grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
Say($"the first page of {pageSize}, no brand at hand", await Measure(1, Page));

var cache = app.Services.GetRequiredService<BrandCache>();
Say("a brand from its grain", await Measure(1_000, () => one.Read()));
Say("a brand from the cache", await Measure(100_000, async () => await cache.Find(account, brand.Local)));

await app.StopAsync();

async Task Make(AccountId of)
{
    var made = await grains.GetGrain<IBrandGrain>(BrandId.New(of).ToString())
        .Make(new() { Name = $"Brand {LocalKey.New()}", Language = "en", SupportEmail = "help@bench.example", Signature = new string('x', 500) });

    if (!made.Succeeded(out _, out var refusal))
    {
        throw new InvalidOperationException(refusal.Reason);
    }
}

// As GET /api/v1/brands does.
async Task Page()
{
    ImmutableArray<BrandEntry> entries = (await directory.Page(null, pageSize)).Value;
    await Task.WhenAll(entries.Select(entry => grains.GetGrain<IBrandGrain>(new BrandId(account, entry.Id).ToString()).Read()));
}

static async Task<Latencies> Measure(int times, Func<Task> act)
{
    var latencies = new Latencies();

    for (var i = 0; i < times; i++)
    {
        var began = Stopwatch.GetTimestamp();
        await act();
        latencies.Add(Stopwatch.GetElapsedTime(began));
    }

    return latencies;
}

static void Say(string what, Latencies took) =>
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what} | {took.Percentile(0.5):0.0000} | {took.Percentile(0.99):0.0000}"));
