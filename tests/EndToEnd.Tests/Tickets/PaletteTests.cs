using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Oqupie.EndToEnd.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Tickets;

/// <summary>One field for everything, by keyboard alone.</summary>
[Collection(SharedConsoleCollection.Name)]
public sealed partial class PaletteTests(SharedConsole console)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_finds_a_ticket_an_article_and_a_setting_and_does_what_can_be_done()
    {
        var company = await console.NewCompany();
        await company.Mail("A parcel is lost", "I have waited for a week.");
        var article = await Article(company, "Zebra crossings");
        await using var window = await console.Enter(company);
        await Expect(window.Row("A parcel is lost")).ToBeVisibleAsync();

        await Find(window, "parcel is lost", "ticket:", "A parcel is lost");
        await Expect(window["ticket-subject"]).ToHaveTextAsync("A parcel is lost");

        await Find(window, "Write a memo", "do:m", null);
        await Expect(window["mode-memo"]).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(window["composer-editor"]).ToBeFocusedAsync();
        await window.Page.Keyboard.PressAsync("Escape");

        await Find(window, "Zebra", $"article:{company.Brand.Id}:{article}", "Zebra crossings");
        await Expect(window["article-editor"]).ToBeVisibleAsync();

        await Find(window, "Members", "to:/settings/members", null);
        await Expect(window.Page).ToHaveURLAsync(MembersPage());
    }

    [Fact]
    public async Task Escape_leaves_everything_as_it_was_and_gives_the_focus_back()
    {
        var company = await console.NewCompany();
        await company.Mail("A parcel is lost", "I have waited for a week.");
        await using var window = await console.Enter(company);
        await window.OpenTicket("A parcel is lost");
        await window.Write("Dear customer");

        await window.Page.Keyboard.PressAsync("Control+k");
        await Expect(window["palette"]).ToBeVisibleAsync();
        await window.Page.Keyboard.TypeAsync("complete");
        await window.Page.Keyboard.PressAsync("Escape");

        await Expect(window["palette"]).ToHaveCountAsync(0);
        await Expect(window["composer-editor"]).ToBeFocusedAsync();
        await Expect(window["composer-editor"]).ToHaveTextAsync("Dear customer");
    }

    /// <summary>Types, goes down to the one that is meant, and presses Enter.</summary>
    private static async Task Find(ConsoleWindow window, string words, string id, string? label)
    {
        await window.Page.Keyboard.PressAsync("Control+k");
        await Expect(window["palette"]).ToBeVisibleAsync();
        await window.Page.Keyboard.TypeAsync(words);
        var all = window.Page.Locator("[data-find]");
        var wanted = label is null
            ? window.Page.Locator($"[data-find=\"{id}\"]")
            : window.Page.Locator($"[data-find^=\"{id}\"]").Filter(new() { HasText = label });
        await Expect(wanted.First).ToBeVisibleAsync();
        await Expect(window["palette"].Locator(".spinner")).ToHaveCountAsync(0);

        for (var tries = await all.CountAsync(); await wanted.First.GetAttributeAsync("data-highlighted") is null; tries--)
        {
            Assert.True(tries > 0, $"{id} is never marked.");
            await window.Page.Keyboard.PressAsync("ArrowDown");
        }

        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(window["palette"]).ToHaveCountAsync(0);
    }

    private async Task<string> Article(Company company, string title)
    {
        var kb = $"brands/{company.Brand.Id}/kb";
        var category = (await console.Owner.Post<JsonElement>($"{kb}/categories", new { name = "Roads", state = "public" }, cancellationToken: Now))
            .GetProperty("id").GetString();
        return (await console.Owner.Post<JsonElement>(
            $"{kb}/articles", new { title, body = "<p>Black and white.</p>", state = "public", place = new { category } }, cancellationToken: Now))
            .GetProperty("id").GetString()!;
    }

    [GeneratedRegex("/settings/members$", RegexOptions.None, 1000)]
    private static partial Regex MembersPage();
}
