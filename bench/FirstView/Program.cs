using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using Oqupie.Bench.FirstView;
using Oqupie.Testing.Servers;

// The demo's newest ticket, opened by its address in a browser whose processor is four times slower and that has nothing of ours stored but the session:
// the time from the navigation until it can be worked on, until the editor is there, and what was fetched for it.
// dotnet run -c Release --project bench/FirstView [times=7] [slower=4]

const string Email = "owner@bench.example";
const string Password = "a long enough passphrase";
var times = args is [var first, ..] ? int.Parse(first, CultureInfo.InvariantCulture) : 7;
var slower = args is [_, var second, ..] ? int.Parse(second, CultureInfo.InvariantCulture) : 4;
var folder = Directory.CreateTempSubdirectory("oqupie-bench-");

await using (var server = new ServerProcess(
    "AllInOne", "--Demo=true", $"--Storage:Directory={folder.FullName}", $"--Setup:OwnerEmail={Email}", $"--Setup:OwnerPassword={Password}"))
{
    await server.Start();
    using var playwright = await Playwright.CreateAsync();
    await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox", "--disable-gpu"] });
    var (session, ticket) = await Enter(browser, server.Address);
    var views = new List<View>();

    for (var i = 0; i <= times; i++)
    {
        views.Add(await View.Measure(browser, server.Address, session, ticket, slower));
    }

    views.RemoveAt(0); // The server's first answers are slower than those that its users get.
    Say("first ticket can be worked on", views.Select(view => view.Interactive));
    Say("editor is there", views.Select(view => view.Editor));
    Say("processor of the page", views.Select(view => view.Work));
    var last = views[^1];
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"fetched until then: {last.ScriptBytes / 1024.0:0} KB of JavaScript, {last.Bytes / 1024.0:0} KB in all; "
            + $"{last.AllScriptBytes / 1024.0:0} KB of JavaScript with the editor; layout shift {last.Shift:0.0000}"));
}

folder.Delete(recursive: true);

static void Say(string what, IEnumerable<double> milliseconds)
{
    double[] ordered = [.. milliseconds.Order()];
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{what}: median {ordered[ordered.Length / 2]:0} ms ({ordered[0]:0}-{ordered[^1]:0} of {ordered.Length})"));
}

static async Task<(string Session, long Ticket)> Enter(IBrowser browser, Uri address)
{
    await using var context = await browser.NewContextAsync(new() { BaseURL = address.ToString() });
    var page = await context.NewPageAsync();
    await page.GotoAsync("/sign-in");
    await page.Locator("input[type=email]").FillAsync(Email);
    await page.Locator("input[type=password]").FillAsync(Password);
    await page.Locator("button[type=submit]").ClickAsync();
    await page.WaitForURLAsync("**/inbox/**");
    var answer = await context.APIRequest.GetAsync("/api/v1/tickets?box=all&limit=1");
    var rows = (await answer.JsonAsync())!.Value.GetProperty("items");
    return (await context.StorageStateAsync(), rows[0].GetProperty("id").GetInt64());
}
