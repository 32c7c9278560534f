using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Oqupie.EndToEnd.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Knowledge;

/// <summary>Somebody takes everything out, loses it, and takes it in again.</summary>
[Collection(SharedConsoleCollection.Name)]
public sealed class MarkdownTests(SharedConsole console)
{
    // One pixel.
    private const string Picture = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_exported_and_deleted_is_imported_again()
    {
        var barriers = Barriers.Serious();
        var company = await console.NewCompany();
        var kb = $"brands/{company.Brand.Id}/kb";
        var category = await Make($"{kb}/categories", new { name = "Payments", state = "public" });
        var refunds = await Make(
            $"{kb}/articles",
            new
            {
                title = "Refunds",
                body = $"<p><strong>Soon</strong>.</p><img src=\"{Picture}\" alt=\"dot\"><aside title=\"info\"><p>Mostly.</p></aside>",
                place = new { category },
                state = "public",
            });
        await Make(
            $"{kb}/articles",
            new
            {
                title = "Receipts",
                body = $"<p><a href=\"/portal/{company.Brand.Slug}/articles/{refunds}\">Refunds</a></p>",
                place = new { category },
                state = "public",
            });
        await using var window = await console.Enter(company);
        await window.Go($"/knowledge/{company.Brand.Id}");

        await Button(window, "Export and import").ClickAsync();
        var download = await window.Page.RunAndWaitForDownloadAsync(
            () => window.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Export as Markdown" }).ClickAsync());
        var zip = await download.PathAsync();

        await Leaf(window, "Refunds").ClickAsync(new() { Modifiers = [KeyboardModifier.Control] });
        await Leaf(window, "Receipts").ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await Expect(window["article-bulk"]).ToContainTextAsync("2 chosen");
        await barriers.Look(window, "knowledge-bulk");
        await window["article-bulk"].GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await window.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Expect(Leaf(window, "Refunds")).ToHaveCountAsync(0);
        await Expect(window["article-bulk"]).ToHaveCountAsync(0);

        await Button(window, "Export and import").ClickAsync();
        await window.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Import Markdown…" }).ClickAsync();
        await window["import-file"]
            .SetInputFilesAsync(
                new FilePayload { Name = download.SuggestedFilename, MimeType = "application/zip", Buffer = await File.ReadAllBytesAsync(zip, Ended) });
        await barriers.Look(window, "knowledge-import");
        await Button(window, "Import").ClickAsync();
        await Expect(window["import-report"]).ToContainTextAsync("Made 2");
        await barriers.Look(window, "knowledge-imported");
        barriers.AreNone();
        await window["import-report"].GetByRole(AriaRole.Button, new() { Name = "Receipts" }).ClickAsync();

        await Expect(window["article-editor"].GetByRole(AriaRole.Link, new() { Name = "Refunds" })).ToBeVisibleAsync();
        await Leaf(window, "Refunds").ClickAsync();
        await Expect(window["article-editor"]).ToContainTextAsync("Mostly.");
        await Expect(window["article-editor"].GetByRole(AriaRole.Img, new() { Name = "dot" })).ToHaveJSPropertyAsync("naturalWidth", 1);
        Assert.Empty(window.Errors);
    }

    [Fact]
    public async Task An_import_that_is_stopped_keeps_what_it_has_made()
    {
        var company = await console.NewCompany();
        await using var window = await console.Enter(company);
        await window.Go($"/knowledge/{company.Brand.Id}");

        await Button(window, "Export and import").ClickAsync();
        await window.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Import Markdown…" }).ClickAsync();
        await window["import-file"].SetInputFilesAsync(new FilePayload { Name = "guide.zip", MimeType = "application/zip", Buffer = Guide(2000) });
        await Button(window, "Import").ClickAsync();
        await Expect(window.Page.GetByText(new Regex("Making articles: [1-9]"))).ToBeVisibleAsync();
        await Button(window, "Stop").ClickAsync();

        await Expect(window.Page.GetByText("The import was stopped. What it had made is there.")).ToBeVisibleAsync();
        await Expect(Leaf(window, "Part 0000")).ToBeVisibleAsync();
        var tree = await console.Owner.Get<JsonElement>($"brands/{company.Brand.Id}/kb", Ended);
        Assert.InRange(tree.GetProperty("articles").GetArrayLength(), 1, 1999);
        Assert.Empty(window.Errors);
    }

    [Fact]
    public async Task Several_articles_are_moved_by_keys_and_moved_back()
    {
        var company = await console.NewCompany();
        var kb = $"brands/{company.Brand.Id}/kb";
        var category = await Make($"{kb}/categories", new { name = "Payments", state = "public" });
        await Make($"{kb}/categories", new { name = "Account", state = "public" });
        var first = await Make($"{kb}/articles", new { title = "First", place = new { category }, state = "public" });
        await Make($"{kb}/articles", new { title = "Second", place = new { category }, state = "public" });
        await using var window = await console.Enter(company);
        await window.Go($"/knowledge/{company.Brand.Id}");

        await Leaf(window, "First").FocusAsync();
        await window.Page.Keyboard.PressAsync("Control+Space");
        await window.Page.Keyboard.PressAsync("Shift+ArrowDown");
        await Expect(window["article-bulk"]).ToContainTextAsync("2 chosen");
        await Button(window, "Move to…").ClickAsync();
        await window.Page.GetByRole(AriaRole.Option, new() { Name = "Account" }).ClickAsync();

        await Expect(window.Page.GetByText("2 articles changed")).ToBeVisibleAsync();
        Assert.NotEqual(category, await Place());
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Undo", Exact = true }).ClickAsync();
        await Expect(window.Page.GetByText("As it was before")).ToBeVisibleAsync();
        Assert.Equal(category, await Place());
        Assert.Empty(window.Errors);

        async Task<string?> Place() =>
            (await console.Owner.Get<JsonElement>($"{kb}/articles/{first}", Ended)).GetProperty("place").GetProperty("category").GetString();
    }

    private static byte[] Guide(int parts)
    {
        var bytes = new MemoryStream();

        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var part = 0; part < parts; part++)
            {
                using var text = new StreamWriter(zip.CreateEntry($"Guide/Part {part:0000}.md").Open());
                text.Write("Text.");
            }
        }

        return bytes.ToArray();
    }

    private static ILocator Button(ConsoleWindow window, string name) => window.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static ILocator Leaf(ConsoleWindow window, string name) => window.Page.GetByRole(AriaRole.Treeitem, new() { Name = name });

    private async Task<string> Make(string path, object body) =>
        (await console.Owner.Post<JsonElement>(path, body, cancellationToken: Ended)).GetProperty("id").GetString()!;
}
