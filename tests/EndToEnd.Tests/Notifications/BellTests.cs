using Microsoft.Playwright;
using Oqupie.EndToEnd.Tests.Accounts;
using Oqupie.EndToEnd.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Notifications;

/// <summary>What calls an agent, with two of them at their consoles.</summary>
[Collection(SharedConsoleCollection.Name)]
public sealed class BellTests(SharedConsole console)
{
    [Fact]
    public async Task A_mention_rings_the_others_bell_within_a_second_and_opening_the_ticket_clears_it()
    {
        var company = await console.NewCompany();
        await company.Mail("Where is my parcel?", "I have waited for a week.");
        await using var owner = await console.Enter(company);
        await using var colleague = await console.NewColleague("Seo");
        await Expect(colleague["bell"]).ToBeVisibleAsync();
        await Expect(colleague["bell-count"]).ToHaveCountAsync(0);
        await owner.OpenTicket("Where is my parcel?");
        await owner.Page.GetByRole(AriaRole.Heading).First.ClickAsync();
        await owner.Page.Keyboard.PressAsync("m");
        await owner.Page.Keyboard.TypeAsync("Please look, @Seo");
        await Expect(owner["mentions"]).ToContainTextAsync("Seo");
        await owner.Picture("mention-list");
        await owner.Page.Keyboard.PressAsync("Enter");
        await Expect(owner["composer-editor"].Locator("[data-mention]")).ToHaveTextAsync("@Seo");

        await owner["composer-send"].ClickAsync();
        await Expect(owner.Items("memo")).ToHaveCountAsync(1);
        await Expect(colleague["bell-count"]).ToHaveTextAsync("1", new() { Timeout = 1_000 });
        await Expect(colleague.Page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex(@"^\(1\) "));

        await colleague["bell"].ClickAsync();
        await Expect(colleague["notification"]).ToContainTextAsync("Where is my parcel?");
        await colleague.Picture("bell-panel");
        await colleague.Page.Keyboard.PressAsync("Enter");
        await Expect(colleague["ticket-subject"]).ToContainTextAsync("Where is my parcel?");
        await Expect(colleague["bell-count"]).ToHaveCountAsync(0);
        await Expect(owner["bell-count"]).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_calls_while_one_is_offline_is_there_when_the_line_is_back()
    {
        var company = await console.NewCompany();
        await company.Mail("Is it safe?", "Please tell me.");
        await using var owner = await console.Enter(company);
        await using var colleague = await console.NewColleague("Yun");
        await Expect(colleague["bell"]).ToBeVisibleAsync();
        await colleague.Page.Context.SetOfflineAsync(true);
        await owner.OpenTicket("Is it safe?");
        await owner.Page.GetByRole(AriaRole.Heading).First.ClickAsync();
        await owner.Page.Keyboard.PressAsync("m");
        await owner.Page.Keyboard.TypeAsync("@Yun");
        await Expect(owner["mentions"]).ToContainTextAsync("Yun");
        await owner.Page.Keyboard.PressAsync("Enter");
        await owner["composer-send"].ClickAsync();
        await Expect(owner.Items("memo")).ToHaveCountAsync(1);

        await colleague.Page.Context.SetOfflineAsync(false);

        await Expect(colleague["bell-count"]).ToHaveTextAsync("1", new() { Timeout = 20_000 });
    }
}
