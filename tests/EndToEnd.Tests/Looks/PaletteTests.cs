using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Oqupie.EndToEnd.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Looks;

/// <summary>One field that finds everything.</summary>
[Collection(SharedConsoleCollection.Name)]
public sealed class PaletteTests(SharedConsole console)
{
    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_ticket_is_found_by_its_words_and_by_its_number()
    {
        var company = await console.NewCompany();
        await company.Mail("Where is my parcel?", "I have waited for a week.");
        await using var window = await console.Enter(company);
        await Expect(window.Row("Where is my parcel?")).ToBeVisibleAsync();
        var number = await window.Row("Where is my parcel?").GetAttributeAsync("data-ticket");

        await Find(window, "parcel where");
        await Expect(window["palette"].Locator($"[data-find='ticket:{number}']")).ToBeVisibleAsync();
        await window.Picture("palette");
        await window.Page.Keyboard.PressAsync("Escape");
        await Find(window, $"#{number}");
        await Expect(window["palette"].Locator($"[data-find='ticket:{number}']")).ToBeVisibleAsync();
        await window.Page.Keyboard.PressAsync("Enter");

        await Expect(window["ticket-subject"]).ToHaveTextAsync("Where is my parcel?");
    }

    [Fact]
    public async Task Articles_settings_and_actions_are_found_in_groups_of_their_own()
    {
        var company = await console.NewCompany();
        var kb = $"brands/{company.Brand.Id}/kb";
        var category = (await console.Owner.Post<JsonElement>($"{kb}/categories", new { name = "Groups", state = "public" }, cancellationToken: Ended))
            .GetProperty("id").GetString();
        await console.Owner.Post<JsonElement>(
            $"{kb}/articles", new { title = "Groups of players", body = "<p>Soon.</p>", state = "public", place = new { category } }, cancellationToken: Ended);
        await using var window = await console.Enter(company);

        await Find(window, "groups");

        await Expect(window["palette"].GetByRole(AriaRole.Option, new() { NameRegex = new Regex("^Groups of players") })).ToBeVisibleAsync();
        await Expect(window["palette"].Locator("[data-find='to:/settings/groups']")).ToBeVisibleAsync();
        await Expect(window["palette"].Locator("[data-find='do:g g']")).ToBeVisibleAsync();
        await window["palette"].Locator("[data-find='to:/settings/groups']").ClickAsync();
        await Expect(window.Page).ToHaveURLAsync(new Regex("/settings/groups$"));
    }

    [Fact]
    public async Task What_one_chose_last_stands_first()
    {
        await using var window = await console.Enter();
        await Find(window, "brands");
        await window["palette"].Locator("[data-find='to:/settings/brands']").ClickAsync();
        await Expect(window.Page).ToHaveURLAsync(new Regex("/settings/brands$"));

        await window.Page.Keyboard.PressAsync("Control+k");

        await Expect(window["palette"].GetByRole(AriaRole.Option).First).ToHaveAttributeAsync("data-find", "to:/settings/brands");
    }

    private static async Task Find(ConsoleWindow window, string text)
    {
        await window.Page.Keyboard.PressAsync("Control+k");
        await window["palette"].GetByRole(AriaRole.Textbox).FillAsync(text);
    }
}
