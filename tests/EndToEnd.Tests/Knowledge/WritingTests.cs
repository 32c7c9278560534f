using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Oqupie.EndToEnd.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Knowledge;

/// <summary>Somebody writes down what customers ask, and customers find it.</summary>
[Collection(SharedConsoleCollection.Name)]
public sealed partial class WritingTests(SharedConsole console)
{
    [Fact]
    public async Task An_article_is_written_published_found_and_never_written_over()
    {
        var company = await console.NewCompany();
        await using var first = await console.Enter(company);
        await first.Go($"/knowledge/{company.Brand.Id}");
        await first.Page.GetByRole(AriaRole.Button, new() { Name = "New category" }).ClickAsync();
        await first.Page.GetByLabel("Name").FillAsync("Payments");
        await first.Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(Leaf(first, "Payments")).ToBeVisibleAsync();
        await first.Page.GetByRole(AriaRole.Button, new() { Name = "New article" }).ClickAsync();
        await Expect(first["article-editor"]).ToBeVisibleAsync();
        await first["article-title"].FillAsync("When will my refund arrive?");
        await Write(first, "Within three working days.");
        await first["article-state"].ClickAsync();
        await first.Page.GetByRole(AriaRole.Option, new() { NameRegex = Everybody() }).ClickAsync();
        await first.Page.Keyboard.PressAsync("Control+s");
        await Expect(Leaf(first, "When will my refund arrive?")).ToBeVisibleAsync();
        await first.Picture("knowledge");

        await using var reader = await console.Open();
        await reader.Go($"/portal/{company.Brand.Slug}/search?q=refund");
        await Expect(reader.Page.GetByRole(AriaRole.Link, new() { Name = "When will my refund arrive?" })).ToBeVisibleAsync();

        await using var second = await console.Enter(company);
        await second.Go(new Uri(first.Page.Url).PathAndQuery);
        await Expect(second["article-editor"]).ToContainTextAsync("three working days");
        await Write(second, " Mostly sooner.");
        await Write(first, " Sometimes later.");
        await second["save-article"].ClickAsync();
        await Expect(second["save-article"]).ToBeDisabledAsync();
        await first["save-article"].ClickAsync();
        await Expect(first.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Mostly");
        await first.Picture("knowledge-conflict");
        await first.Page.GetByRole(AriaRole.Button, new() { Name = "Keep mine" }).ClickAsync();
        await Expect(first["article-editor"]).ToContainTextAsync("Sometimes later.");
        await first["save-article"].ClickAsync();
        await Expect(first["save-article"]).ToBeDisabledAsync();
        await first.Page.GetByRole(AriaRole.Button, new() { NameRegex = Versions() }).ClickAsync();
        await Expect(first.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Mostly");

        Assert.Empty(first.Errors);
        Assert.Empty(second.Errors);
    }

    private static ILocator Leaf(ConsoleWindow window, string name) => window.Page.GetByRole(AriaRole.Treeitem, new() { Name = name });

    private static async Task Write(ConsoleWindow window, string text)
    {
        await window["article-editor"].ClickAsync();
        await window.Page.Keyboard.PressAsync("Control+End");
        await window.Page.Keyboard.TypeAsync(text);
    }

    [GeneratedRegex("^Public", RegexOptions.None, 1000)]
    private static partial Regex Everybody();

    [GeneratedRegex("^Versions", RegexOptions.None, 1000)]
    private static partial Regex Versions();
}
