using Microsoft.Playwright;
using Oqupie.EndToEnd.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Looks;

/// <summary>Every page of the console in Korean, and what opens over it, without a finding of a machine's that is more than minor.</summary>
[Collection(SharedConsoleCollection.Name)]
public sealed class EveryPageAccessibilityTests(SharedConsole console)
{
    private readonly Barriers _barriers = Barriers.MoreThanMinor();

    [Fact]
    public async Task No_page_and_no_dialog_stands_in_anybodys_way()
    {
        var company = await console.NewCompany();
        await company.Mail("주문은 언제 오나요?", "일주일째 기다리고 있어요.");
        await using var window = await console.Enter(company, "ko");
        await Expect(window.Row("주문은 언제 오나요?")).ToBeVisibleAsync();

        foreach (var box in (string[])["all", "mine", "groups", "googlePlay", "asleep", "blocked", "deleted"])
        {
            await At(window, $"/inbox/{box}?brand={company.Brand.Id}");
        }

        await At(window, $"/inbox/all?brand={company.Brand.Id}");
        await Opened(window, "?", "keys");
        await Opened(window, "Control+k", "palette");

        var brand = $"/settings/brands/{company.Brand.Id}";
        foreach (var page in (string[])
            [
                "/settings", "/settings/profile", "/settings/brands", brand, "/canned", $"{brand}/mail", $"{brand}/portal", $"{brand}/channels/new",
                $"{brand}/channels/{company.Channel.Id}", "/settings/members", "/settings/groups", "/settings/api-keys", "/settings/finders",
                "/customers", $"/knowledge/{company.Brand.Id}", $"/notices/{company.Brand.Id}", "/nowhere/at/all",
            ])
        {
            await At(window, page);
        }

        _barriers.AreNone();
    }

    private async Task At(ConsoleWindow window, string path)
    {
        await window.Go(path);
        await Expect(window.Page.Locator("h1, h2").First).ToBeVisibleAsync();
        await window.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await _barriers.Look(window, $"page{path.Split('?')[0].Replace('/', '-')}");
    }

    private async Task Opened(ConsoleWindow window, string keys, string name)
    {
        await window.Page.Keyboard.PressAsync(keys);
        var dialog = window.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToBeVisibleAsync();
        await _barriers.Look(window, name);
        await window.Page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToBeHiddenAsync();
    }
}
