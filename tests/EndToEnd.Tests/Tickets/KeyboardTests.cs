using Oqupie.EndToEnd.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Tickets;

[Collection(SharedConsoleCollection.Name)]
public sealed class KeyboardTests(SharedConsole console)
{
    [Fact]
    public async Task J_and_k_walk_the_list_enter_opens_and_r_begins_a_reply()
    {
        var company = await console.NewCompany();
        await using var window = await console.Enter(company);
        foreach (var subject in (string[])["first", "second", "third"])
        {
            await company.Mail(subject, "…");
            await Expect(window.Row(subject)).ToBeVisibleAsync();
        }

        await Expect(window["ticket-row"]).ToContainTextAsync(["third", "second", "first"]); // The newest stands on top.
        var keyboard = window.Page.Keyboard;
        await keyboard.PressAsync("j");
        await keyboard.PressAsync("j");
        await keyboard.PressAsync("j");
        await keyboard.PressAsync("k");
        await keyboard.PressAsync("Enter");
        await Expect(window["ticket-subject"]).ToHaveTextAsync("second");

        await Expect(window["composer-editor"]).ToBeVisibleAsync();
        await keyboard.PressAsync("r");
        await Expect(window["composer-editor"]).ToBeFocusedAsync();
        await keyboard.TypeAsync("jk?");
        await Expect(window["composer-editor"]).ToHaveTextAsync("jk?"); // While one writes, letters are letters.
        await keyboard.PressAsync("Escape");
        await keyboard.PressAsync("Escape");
        await Expect(window["ticket-subject"]).ToHaveCountAsync(0);
    }
}
