using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Oqupie.EndToEnd.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Tickets;

/// <summary>One field that finds what was written, by keyboard.</summary>
[Collection(SharedConsoleCollection.Name)]
public sealed partial class SearchTests(SharedConsole console)
{
    [Fact]
    public async Task What_was_written_is_found_by_words_and_terms_and_opened()
    {
        var company = await console.NewCompany();
        await company.Mail("A parcel is lost", "The quokka-patterned teapot never came.");
        await company.Mail("Another thing", "The quokka-patterned cup is fine.");
        await using var window = await console.Enter(company);
        await Expect(window.Row("A parcel is lost")).ToBeVisibleAsync();
        await Expect(window.Row("Another thing")).ToBeVisibleAsync();

        await window.Page.Keyboard.PressAsync("/");
        await Expect(window["search"]).ToBeFocusedAsync();
        await window.Page.Keyboard.TypeAsync("quokka");
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(window["search-total"]).ToHaveTextAsync("2 tickets");

        await window.Page.Keyboard.PressAsync("/");
        await Expect(window["search-all"]).ToBeFocusedAsync();
        await window.Page.Keyboard.PressAsync("End");
        await window.Page.Keyboard.TypeAsync(" teapot stat");
        await window["search-choice"].First.WaitForAsync();
        await window.Page.Keyboard.PressAsync("ArrowDown");
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(window["search-all"]).ToHaveValueAsync("quokka teapot status:");
        await window.Page.Keyboard.TypeAsync("new");
        await window.Page.Keyboard.PressAsync("Enter");

        await Expect(window["search-total"]).ToHaveTextAsync("1 ticket");
        await Expect(window.Page).ToHaveURLAsync(Searched());
        await Expect(window["found-ticket"].Locator("mark")).ToHaveTextAsync(["quokka", "teapot"]);
        await window["found-ticket"].Locator("a").ClickAsync();
        await Expect(window["ticket-subject"]).ToHaveTextAsync("A parcel is lost");

        await window.Go("/search");
        await Expect(window["search-choice"].First).ToHaveTextAsync("quokka teapot status:new");
    }

    [GeneratedRegex(@"/search\?q=quokka\+teapot\+status:new|/search\?q=quokka%20teapot%20status:new")]
    private static partial Regex Searched();
}
