using System.Globalization;
using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using Oqupie.EndToEnd.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Knowledge;

/// <summary>A knowledge base of thousands of articles is as quick to look at as one of ten.</summary>
[Collection(SharedConsoleCollection.Name)]
public sealed class LargeTreeTests(SharedConsole console)
{
    private const int Articles = 2000;

    /// <summary>So many go in with one call, which a busy machine must answer within the client's patience.</summary>
    private const int AtOnce = 250;

    /// <summary>A screen of 900 pixels has 27 rows; some beside it, and the one with the focus.</summary>
    private const int MostRows = 60;

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Thousands_of_articles_are_looked_at_a_screen_at_a_time()
    {
        var company = await console.NewCompany();
        var kb = $"brands/{company.Brand.Id}/kb";
        await Import(kb);
        var category = await Category(kb, "Big");
        await using var window = await console.Enter(company);
        var whole = new List<string>();
        window.Page.Request += (_, request) =>
        {
            if (request.Url.EndsWith("/kb", StringComparison.Ordinal) || request.Url.EndsWith("/kb/articles", StringComparison.Ordinal))
            {
                whole.Add(request.Url);
            }
        };

        await window.Go($"/knowledge/{company.Brand.Id}");
        await Leaf(window, "Big").ClickAsync();
        await Expect(Leaf(window, "Article 0000")).ToHaveAttributeAsync("aria-setsize", Articles.ToString(CultureInfo.InvariantCulture));
        await Expect(Leaf(window, "Article 0000")).ToHaveAttributeAsync("aria-level", "2");
        await RowsAreFew(window);

        await Leaf(window, "Article 0000").FocusAsync();
        await window.Page.Keyboard.PressAsync("End");
        await Expect(Leaf(window, "Article 1999")).ToBeFocusedAsync();
        await Expect(Leaf(window, "Article 1999")).ToHaveAttributeAsync("aria-posinset", "2000");
        await window.Page.Keyboard.PressAsync("ArrowUp");
        await Expect(Leaf(window, "Article 1998")).ToBeFocusedAsync();
        await RowsAreFew(window);

        await OpensByAddress(window, company, await Article(kb, category, 1500));
        await HearsOfChanges(window, kb, await Article(kb, category, 1502));
        await window["find-article"].FillAsync("Small 7");
        await window["found-article"].Filter(new() { HasText = "Small 7" }).First.ClickAsync();
        await window["find-article"].PressAsync("Escape");
        await Expect(window.Page.GetByRole(AriaRole.Treeitem, new() { Selected = true })).ToHaveTextAsync("Small 7");
        Assert.Empty(whole);
        Assert.Empty(window.Errors);
    }

    [Fact]
    public async Task A_long_tree_has_no_serious_barrier()
    {
        var company = await console.NewCompany();
        var kb = $"brands/{company.Brand.Id}/kb";
        var barriers = Barriers.Serious();
        await Import(kb, 300);
        await using var window = await console.Enter(company, "ko");
        await window.Go($"/knowledge/{company.Brand.Id}/{await Article(kb, await Category(kb, "Big"), 150)}");
        await Expect(window.Page.GetByRole(AriaRole.Treeitem, new() { Selected = true })).ToBeInViewportAsync();
        await Expect(window["article-editor"]).ToBeVisibleAsync();
        await barriers.Look(window, "knowledge-long");
        await window["find-article"].FillAsync("Small");
        await Expect(window["found-article"].First).ToBeVisibleAsync();
        await barriers.Look(window, "knowledge-found");

        barriers.AreNone();
    }

    private static async Task OpensByAddress(ConsoleWindow window, Company company, string article)
    {
        await window.Page.EvaluateAsync("localStorage.removeItem('oqupie.knowledge.opened')");
        await window.Go($"/knowledge/{company.Brand.Id}/{article}");
        await Expect(Leaf(window, "Article 1500")).ToBeInViewportAsync();
        await Expect(Leaf(window, "Article 1500")).ToHaveAttributeAsync("aria-posinset", "1501");
        await Expect(Leaf(window, "Article 1501")).ToBeVisibleAsync();
        await RowsAreFew(window);
    }

    private async Task HearsOfChanges(ConsoleWindow window, string kb, string article)
    {
        await console.Owner.Patch<JsonElement>($"{kb}/articles/{article}", new { title = "Written elsewhere" }, cancellationToken: Ended);
        await Expect(Leaf(window, "Written elsewhere")).ToBeVisibleAsync();
        await console.Owner.Patch<JsonElement>($"{kb}/articles/{article}", new { position = 1 }, cancellationToken: Ended);
        await Expect(Leaf(window, "Written elsewhere")).ToHaveCountAsync(0);
        await Expect(Leaf(window, "Article 1500")).ToHaveAttributeAsync("aria-posinset", "1502");
    }

    private static async Task RowsAreFew(ConsoleWindow window) =>
        Assert.InRange(await window.Page.GetByRole(AriaRole.Treeitem).CountAsync(), 5, MostRows);

    private static ILocator Leaf(ConsoleWindow window, string name) => window.Page.GetByRole(AriaRole.Treeitem, new() { Name = name });

    private async Task<string> Category(string kb, string name) =>
        (await console.Owner.Get<JsonElement>($"{kb}/children", Ended)).GetProperty("items").EnumerateArray().Select(child => child.GetProperty("section"))
            .Single(section => section.GetProperty("name").GetString() == name).GetProperty("id").GetString()!;

    private async Task<string> Article(string kb, string category, int at) =>
        (await console.Owner.Get<JsonElement>($"{kb}/children?category={category}&at={at}&limit=1", Ended)).GetProperty("items")[0].GetProperty("article")
            .GetProperty("id").GetString()!;

    private async Task Import(string kb, int articles = Articles)
    {
        var few = Enumerable.Range(0, 20).Select(i => ($"A few/Folder {i % 4}/{i}.md", string.Create(CultureInfo.InvariantCulture, $"Small {i}")));
        var many = Enumerable.Range(0, articles).Select(i => ($"Big/{i:0000}.md", $"Article {i:0000}"));

        foreach (var some in few.Chunk(AtOnce).Concat(many.Chunk(AtOnce)))
        {
            using var content = new ByteArrayContent(Zip(some));
            content.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
            await console.Owner.Send(HttpMethod.Post, $"{kb}/import?state=public", content, Ended);
        }
    }

    private static byte[] Zip(IEnumerable<(string Name, string Title)> files)
    {
        using var bytes = new MemoryStream();

        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (var (name, title) in files)
            {
                using var file = new StreamWriter(zip.CreateEntry(name).Open(), Encoding.UTF8);
                file.Write($"# {title}\n\nWhat is said of {title}.\n");
            }
        }

        return bytes.ToArray();
    }
}
