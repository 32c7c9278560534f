using Microsoft.Playwright;
using Oqupie.EndToEnd.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Accounts;

/// <summary>Who is away, as colleagues see it before they give somebody a ticket.</summary>
[Collection(SharedConsoleCollection.Name)]
public sealed class AvailabilityTests(SharedConsole console)
{
    [Fact]
    public async Task Who_switches_to_away_is_so_in_a_colleagues_picker_without_reading_it_again()
    {
        var company = await console.NewCompany();
        await company.Mail("Where is my coat?", "I have waited for a week.");
        await using var owner = await console.Enter(company);
        var name = $"Mina {Guid.NewGuid():n}"[..12];
        await using var colleague = await console.NewColleague(name);
        await owner.OpenTicket("Where is my coat?");
        await owner["assign-button"].ClickAsync();
        var option = owner.Page.GetByRole(AriaRole.Option, new() { Name = name });
        await Expect(option).ToBeVisibleAsync();
        await Expect(option).Not.ToContainTextAsync("Away");

        await colleague["account-menu"].ClickAsync();
        await colleague.Picture("account-menu");
        await colleague["switch-availability"].ClickAsync();

        await Expect(colleague["own-state"]).ToHaveAttributeAsync("data-state", "away");
        await Expect(option).ToContainTextAsync("Away");
        await owner.Picture("assign-somebody-away");
        await colleague.Page.ReloadAsync();
        await Expect(colleague["own-state"]).ToHaveAttributeAsync("data-state", "away");

        await colleague.Page.Keyboard.PressAsync("Control+k");
        await colleague.Page.Keyboard.TypeAsync("Set myself available");
        await colleague.Page.Keyboard.PressAsync("Enter");
        await Expect(colleague["own-state"]).ToHaveAttributeAsync("data-state", "available");
        await Expect(option).Not.ToContainTextAsync("Away");
    }
}
