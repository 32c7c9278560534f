using Microsoft.Playwright;
using Oqupie.EndToEnd.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Tickets;

/// <summary>One field finds a ticket by whatever was written in it.</summary>
[Collection(SharedConsoleCollection.Name)]
public sealed class SearchTests(SharedConsole console)
{
    [Fact]
    public async Task What_a_customer_wrote_is_found_by_a_word_with_its_place_and_what_comes_later_too()
    {
        var company = await console.NewCompany();
        await using var window = await console.Enter(company);
        await company.Mail("첫 문의", $"무지개송어{company.Brand.Id} 아이템이 사라졌어요.");
        await Expect(window.Row("첫 문의")).ToBeVisibleAsync();

        await window.Page.Keyboard.PressAsync("/");
        await window.Page.Keyboard.TypeAsync($"무지개송어{company.Brand.Id}");
        await window.Page.Keyboard.PressAsync("Enter");

        await Expect(window["found-ticket"]).ToHaveCountAsync(1);
        await Expect(window["found-ticket"].Locator("mark").First).ToContainTextAsync("무지개송어");
        await Expect(window["search-total"]).ToContainTextAsync("1");
        await window.Picture("search-found");

        // Live: the same words in a second ticket, while one looks.
        await company.Mail("둘째 문의", $"저도 무지개송어{company.Brand.Id} 문의예요.");
        await Expect(window["found-ticket"]).ToHaveCountAsync(2);

        await window["search-all"].FillAsync($"무지개송어{company.Brand.Id} -저도 status:new");
        await window["search-all"].PressAsync("Enter");
        await Expect(window["found-ticket"]).ToHaveCountAsync(1);
        await window["found-ticket"].GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(window["ticket-subject"]).ToHaveTextAsync("첫 문의");

        await window.Go("/search");
        await window["search-all"].ClickAsync();
        await Expect(window["search-choice"].First).ToContainTextAsync("-저도 status:new");
        await window["search-all"].FillAsync("nothingofthekind");
        await window["search-all"].PressAsync("Enter");
        await Expect(window.Page.GetByText("No tickets found")).ToBeVisibleAsync();
        Assert.Empty(window.Errors);
    }
}
