using System.Text.Json;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Oqupie.EndToEnd.Tests.Browsing;

namespace Oqupie.EndToEnd.Tests.Looks;

/// <summary>What customers see, on a phone and on a screen, by day and by night.</summary>
[Collection(SharedConsoleCollection.Name)]
public sealed class PortalLooksTests(SharedConsole console)
{
    /// <summary>In bytes as they go over the wire, without the brand's own pictures.</summary>
    private const int MostWeight = 60_000;

    private const string Body = """
        <h2>First</h2><p>Open <a href="https://cook.example/">the shop</a> and choose <code>Refund</code>.</p><ul><li>One</li><li>Two</li></ul>
        <h2>Second</h2><aside title="warning"><p>Only within 14 days.</p></aside><pre><code>refund --all</code></pre><blockquote><p>Said so.</p></blockquote>
        <h3>Third</h3><table><tr><th>Way</th><th>Days</th></tr><tr><td>Card</td><td>3</td></tr></table><details><summary>More</summary><p>Text</p></details>
        """;

    private static readonly object[] Links = [new { label = "Shop", address = "https://shop.example/" }];

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task No_page_of_a_portal_has_a_serious_barrier(int width)
    {
        var portal = await NewPortal();
        var barriers = Barriers.Serious();
        await using var window = await console.Open();
        await window.Page.SetViewportSizeAsync(width, 900);

        foreach (var look in (object[])
        [
            new { theme = "ocean" },
            new { theme = "graphite" },
            new { colours = new { background = "#fff4dc", divider = "#eeddbb", button = "#f0a050", linkText = "#f0a050", text = "#bbaa88" } },
        ])
        {
            await console.Owner.Patch<JsonElement>(
                $"brands/{portal.Brand}/portal",
                new { look, buttons = Links, footer = new { text = "Cook & Co", links = Links, menuLabel = "More", menu = Links } },
                TestContext.Current.CancellationToken);
            await Look(window, "home", portal.Home);
            await Look(window, "category", $"{portal.Home}/categories/{portal.Category}");
            await Look(window, "article", $"{portal.Home}/articles/{portal.Article}");
            await Look(window, "search", $"{portal.Home}/search?q=refund");
            await Look(window, "nothing", $"{portal.Home}/articles/none");
        }

        await console.Owner.Patch<JsonElement>($"brands/{portal.Brand}/portal", new { on = false }, TestContext.Current.CancellationToken);

        while ((await window.Page.GotoAsync(portal.Home))!.Ok)
        {
            // Within a second it is closed.
        }

        await Look(window, "closed", portal.Home);
        barriers.AreNone();

        async Task Look(ConsoleWindow at, string name, string path)
        {
            await at.Go(path);
            await barriers.Look(at, $"portal-{name}-{width}");
        }
    }

    [Fact]
    public async Task An_article_is_light_with_everything_it_needs()
    {
        var portal = await NewPortal();
        await using var window = await console.Open();
        var answers = new List<IResponse>();
        window.Page.Response += (_, answer) => answers.Add(answer);

        await window.Page.GotoAsync($"{portal.Home}/articles/{portal.Article}", new() { WaitUntil = WaitUntilState.NetworkIdle });

        var weights = await Task.WhenAll(
            answers.Select(async answer => (await answer.Request.SizesAsync()) is var sizes ? sizes.ResponseBodySize + sizes.ResponseHeadersSize : 0));
        TestContext.Current.TestOutputHelper?.WriteLine($"{weights.Sum()} bytes in {weights.Length} answers.");
        Assert.InRange(weights.Sum(), 1, MostWeight);
        Assert.All(answers, answer => Assert.True(answer.Ok || answer.Url.EndsWith("/favicon.ico", StringComparison.Ordinal), answer.Url));
    }

    private async Task<(string Brand, string Home, string Category, string Article)> NewPortal()
    {
        var company = await console.NewCompany();
        var kb = $"brands/{company.Brand.Id}/kb";
        var category = await Made($"{kb}/categories", new { name = "Payments", description = "Receipts and refunds", state = "public" });
        var article = await Made($"{kb}/articles", new { title = "How do I get a refund?", body = Body, state = "public", place = new { category } });
        await Made($"{kb}/articles", new { title = "I paid twice", body = "<p>Write to us.</p>", state = "public", place = new { category } });
        return (company.Brand.Id, $"/portal/{company.Brand.Slug}", category, article);
    }

    private async Task<string> Made(string path, object body) => (await console.Owner.Post<JsonElement>(path, body)).GetProperty("id").GetString()!;
}
