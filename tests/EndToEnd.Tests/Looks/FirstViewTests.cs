using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Oqupie.EndToEnd.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Looks;

/// <summary>What a browser that knows nothing of us has to fetch before the first ticket can be worked on.</summary>
[Collection(SharedConsoleCollection.Name)]
public sealed partial class FirstViewTests(SharedConsole console)
{
    private const int Most = 350 * 1024;

    private const string IsAtItsEnd = """
        () => {
            const box = document.querySelector('[role=log]');
            return box.scrollHeight > box.clientHeight + 200 && box.scrollHeight - box.scrollTop - box.clientHeight < 2;
        }
        """;

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    /// <summary>
    /// The first view is the script of the page, the shell, the inbox with an opened ticket, and the larger of the two languages, with everything they
    /// import before they run. What is fetched once they are on the screen, such as the editor, is not of it.
    /// </summary>
    [Fact]
    public async Task Its_scripts_are_at_most_350_kilobytes_as_they_are_sent()
    {
        using var http = new HttpClient { BaseAddress = console.Product.Address };
        var page = await http.GetStringAsync(new Uri("/", UriKind.Relative), Ended);
        var entry = EntryOf().Match(page).Groups["file"].Value;
        var first = await Fetch(http, entry);
        var sizes = new Dictionary<string, int>(StringComparer.Ordinal);
        await Follow(http, entry, sizes);

        foreach (var part in (string[])["Shell", "InboxPage"])
        {
            await Follow(http, FetchedLater(first.Text, part), sizes);
        }

        var korean = (await Fetch(http, FetchedLater(first.Text, "ko"))).Size;
        var english = (await Fetch(http, FetchedLater(first.Text, "en"))).Size;
        var sum = sizes.Values.Sum() + Math.Max(korean, english);

        Assert.True(sizes.Count > 10, "The imports were not found.");
        Assert.True(sum <= Most, $"{sum} bytes:\n{string.Join('\n', sizes.OrderByDescending(one => one.Value).Select(one => $"{one.Value,8} {one.Key}"))}");
    }

    /// <summary>
    /// Two rounds: the page, and all that it needs. No script is answered until every one of them, and every question, has been asked for; and what was
    /// asked so early is not asked again.
    /// </summary>
    [Fact]
    public async Task Everything_is_asked_for_at_once_before_any_script_has_come()
    {
        var company = await console.NewCompany();
        await company.Mail("Where is my order?", "I have waited for a week.");
        await using var window = await console.Enter(company);
        await window.OpenTicket("Where is my order?");
        var path = new Uri(window.Page.Url).AbsolutePath;
        var ticket = path[(path.LastIndexOf('/') + 1)..];
        string[] scripts = ["index-", "Shell-", "InboxPage-", "en-"];
        string[] questions = ["me", $"tickets/{ticket}", $"tickets/{ticket}/timeline", "tickets", "brands", "members", "groups"];
        var asked = new ConcurrentBag<string>();
        var all = new TaskCompletionSource();
        window.Page.Request += (_, request) => Note(new Uri(request.Url).AbsolutePath);
        await window.Page.RouteAsync("**/assets/*.js", async route =>
        {
            await all.Task;
            await route.ContinueAsync();
        });

        await window.Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Commit });
        await all.Task.WaitAsync(TimeSpan.FromMinutes(1), Ended);

        await Expect(window.Items("message")).ToBeVisibleAsync();
        Assert.Single(asked, one => one == $"/api/v1/tickets/{ticket}/timeline");
        Assert.Single(asked, one => one == "/api/v1/me");

        void Note(string address)
        {
            asked.Add(address);

            if (scripts.All(script => asked.Any(one => one.StartsWith($"/assets/{script}", StringComparison.Ordinal)))
                && questions.All(question => asked.Contains($"/api/v1/{question}")))
            {
                all.TrySetResult();
            }
        }
    }

    [Fact]
    public async Task What_is_written_before_the_editor_is_there_stands_in_it_and_nothing_jumps()
    {
        var company = await console.NewCompany();
        await company.Mail("Where is my order?", "I have waited for a week.");
        await using var window = await console.Enter(company);
        await Expect(window.Row("Where is my order?")).ToBeVisibleAsync();
        var released = new TaskCompletionSource();
        await window.Page.RouteAsync("**/assets/Composer-*.js", async route =>
        {
            await released.Task;
            await route.ContinueAsync();
        });
        await window.Row("Where is my order?").ClickAsync();
        await Expect(window["early-composer"]).ToBeVisibleAsync();
        var before = await window["early-composer"].BoundingBoxAsync();

        await window.Page.Keyboard.PressAsync("r");
        await window.Page.Keyboard.TypeAsync("mouse"); // Each letter of it would do something to the ticket.
        released.SetResult();

        await Expect(window["composer-editor"]).ToHaveTextAsync("mouse");
        await Expect(window["composer-editor"]).ToBeFocusedAsync();
        await window.Page.Keyboard.TypeAsync("trap");
        await Expect(window["composer-editor"]).ToHaveTextAsync("mousetrap");
        var after = await window.Page.Locator(".composer").BoundingBoxAsync();
        Assert.InRange(Math.Abs(after!.Height - before!.Height), 0, 1);
    }

    [Fact]
    public async Task Who_opens_a_ticket_sees_its_end_also_when_the_field_below_grows()
    {
        var company = await console.NewCompany();
        await company.Mail("Where is my order?", string.Join("\n\n", Enumerable.Repeat("I have waited for a week.", 60)));
        await using var window = await console.Enter(company);
        await window.OpenTicket("Where is my order?");
        await Expect(window["composer-editor"]).ToBeVisibleAsync();
        await window.Page.WaitForFunctionAsync(IsAtItsEnd);
        var before = await window.Page.Locator(".composer").BoundingBoxAsync();

        await window.Page.Keyboard.PressAsync("r");
        await Expect(window["composer-editor"]).ToBeFocusedAsync();

        for (var line = 0; line < 6; line++)
        {
            await window.Page.Keyboard.TypeAsync("a line");
            await window.Page.Keyboard.PressAsync("Enter");
        }

        var after = await window.Page.Locator(".composer").BoundingBoxAsync();
        Assert.True(after!.Height > before!.Height + 20, "The field has not grown.");
        await window.Page.WaitForFunctionAsync(IsAtItsEnd);
    }

    private static async Task Follow(HttpClient http, string file, Dictionary<string, int> sizes)
    {
        if (sizes.ContainsKey(file))
        {
            return;
        }

        var (text, size) = await Fetch(http, file);
        sizes[file] = size;

        foreach (var import in ImportsOf().Matches(text).Select(match => $"/assets/{match.Groups["file"].Value}"))
        {
            await Follow(http, import, sizes);
        }
    }

    private static string FetchedLater(string text, string name)
    {
        var found = Regex.Match(text, $"""\./(?<file>{name}-[\w-]+\.js)""", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
        Assert.True(found.Success, $"The page fetches no {name}.");
        return $"/assets/{found.Groups["file"].Value}";
    }

    private static async Task<(string Text, int Size)> Fetch(HttpClient http, string file)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, file);
        asked.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        using var answer = await http.SendAsync(asked, Ended);
        answer.EnsureSuccessStatusCode();
        Assert.Equal("text/javascript", answer.Content.Headers.ContentType?.MediaType);
        var sent = await answer.Content.ReadAsByteArrayAsync(Ended);

        if (!answer.Content.Headers.ContentEncoding.Contains("gzip"))
        {
            Assert.True(sent.Length < 1024, $"{file} is sent as it is.");
            return (Encoding.UTF8.GetString(sent), sent.Length);
        }

        await using var opened = new GZipStream(new MemoryStream(sent), CompressionMode.Decompress);
        using var reader = new StreamReader(opened);
        return (await reader.ReadToEndAsync(Ended), sent.Length);
    }

    [GeneratedRegex("""<script type="module"[^>]* src="(?<file>/assets/[^"]+)">""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex EntryOf();

    [GeneratedRegex("""(from|import)\s*"\./(?<file>[^"]+\.js)";?""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex ImportsOf();
}
