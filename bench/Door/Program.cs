using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Oqupie.Bench.Measuring;

// The customer's door: a finder's answers in both forms, beside a Kestrel that sends a finished 302; and inquiries of programs, each a ticket.
// dotnet run -c Release --project bench/Door [seconds=10]

if (await BareServer.Serve(args, _ => { }, app => app.MapGet("/", () => Results.Redirect("/portal/cook"))))
{
    return;
}

var duration = TimeSpan.FromSeconds(args is [var seconds, ..] ? int.Parse(seconds, CultureInfo.InvariantCulture) : 10);
await using var product = await Product.Start("--Inquiries:OfAnAddress=1000000", "--Inquiries:OfABrand=1000000");
await using var bare = await BareServer.Start();
using var member = product.Client();
using var app = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = product.Process.Address };
using var limit = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = bare.Address };
var brand = await member.GetFromJsonAsync<JsonElement>($"/api/v1/brands/{product.Brand}");
var slug = brand.GetProperty("slug").GetString();
var finder = await Finder();
var byQuery = new Uri($"/portals/finder?access_key={finder.Key}&secret_key={finder.Secret}&brand_key1=ko&userId=u1&userName=Bi+Bim+Bap", UriKind.Relative);
var byToken = new Uri($"/portals/finder?jwt={Token(finder.Secret)}", UriKind.Relative);

Console.WriteLine("what      | callers |     /s | p50 ms | p99 ms | server CPU ms each");

foreach (var (name, http, address, process) in ((string, HttpClient, Uri, int)[])
    [
        ("query", app, byQuery, product.Process.Id), ("token", app, byToken, product.Process.Id), ("bare 302", limit, new("/", UriKind.Relative), bare.Id),
    ])
{
    await Load.Run(16, duration, new(), () => Redirected(http, address)); // Warm: until the runtime has compiled what is hot for good.

    foreach (var callers in (int[])[1, 16])
    {
        await Measure(name, callers, process, () => Redirected(http, address));
    }
}

foreach (var callers in (int[])[1, 16])
{
    await Measure("inquiry", callers, product.Process.Id, Ask);
}

async Task Measure(string name, int callers, int process, Func<Task> act)
{
    var (times, before) = (new Latencies(), ProcessUse.Cpu(process));
    var (done, elapsed) = await Load.Run(callers, duration, times, act);
    var cpu = (ProcessUse.Cpu(process) - before).TotalMilliseconds / done;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{name,-9} | {callers,7} | {done / elapsed.TotalSeconds,6:0} | {times.Percentile(0.5),6:0.00} | {times.Percentile(0.99),6:0.00} | {cpu,18:0.000}"));
}

static async Task Redirected(HttpClient http, Uri address)
{
    using var answer = await http.GetAsync(address);

    if (answer.StatusCode is not HttpStatusCode.Redirect)
    {
        throw new InvalidOperationException($"Answered with {answer.StatusCode}.");
    }
}

async Task Ask()
{
    var who = Guid.NewGuid().ToString("n");
    using var answer = await app.PostAsJsonAsync(
        $"/api/v1/portals/{slug}/inquiries", new { subject = "환불해 주세요", body = "두 번 결제되었어요.", email = $"{who}@customer.example" });
    answer.EnsureSuccessStatusCode();
}

async Task<(string Key, string Secret)> Finder()
{
    using var answer = await member.PostAsJsonAsync("/api/v1/finders", new { name = "Games" });
    answer.EnsureSuccessStatusCode();
    var made = await answer.Content.ReadFromJsonAsync<JsonElement>();
    using var changed = await member.PatchAsJsonAsync($"/api/v1/finders/{made.GetProperty("id").GetString()}", new
    {
        jwtOnly = false,
        connections = (object[])[new { brand = product.Brand, keys = (string[])["ko"], landing = new { page = "home" }, @default = true }],
    });
    changed.EnsureSuccessStatusCode();
    await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System); // Hosts remember for a quarter of a second that there was none.
    return (made.GetProperty("accessKey").GetString()!, made.GetProperty("secret").GetProperty("secret").GetString()!);
}

string Token(string secret)
{
    var claims = new
    {
        access_key = finder.Key,
        brand_key1 = "ko",
        userId = "u1",
        userName = "Hong Gildong",
        exp = TimeProvider.System.GetUtcNow().AddHours(1).ToUnixTimeSeconds(),
    };
    var signed = $"{Base64Url.EncodeToString("""{"alg":"HS256","typ":"JWT"}"""u8)}.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims))}";
    return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(signed)))}";
}
