using System.Globalization;
using Microsoft.Playwright;
using Oqupie.EndToEnd.Tests.Browsing;
using Oqupie.Testing.Api;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Looks;

/// <summary>What changes many tickets, its dialogs and the tray, in both languages, without a finding of a machine's that is more than minor.</summary>
[Collection(SharedConsoleCollection.Name)]
public sealed class BulkAccessibilityTests(SharedConsole console)
{
    private readonly Barriers _barriers = Barriers.MoreThanMinor();

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ko", 1440)]
    [InlineData("en", 390)]
    public async Task Neither_the_bar_nor_the_tray_nor_a_dialog_stands_in_anybodys_way(string language, int width)
    {
        var brand = await console.Owner.NewBrand("Open", "open@cook.example", cancellationToken: Ended);
        for (var n = 1; n <= 3; n++)
        {
            var subject = string.Create(CultureInfo.InvariantCulture, $"Inquiry {n}");
            await console.Owner.NewTicket(brand, "customer@mail.example", subject, "Where is it?", cancellationToken: Ended);
        }

        await using var window = await console.Enter(language);
        await window.Page.SetViewportSizeAsync(width, 900);
        await window.Go($"/inbox/all?brand={brand.Id}");
        await Expect(window["ticket-row"]).ToHaveCountAsync(3);
        await window["ticket-row"].First.GetByRole(AriaRole.Checkbox).ClickAsync();
        await window.Page.Keyboard.PressAsync("Control+a");
        await _barriers.Look(window, $"bulk-bar-{width}");

        await window["bulk-tags"].ClickAsync();
        await Passing(window, "tags", window.Page.Locator(".combobox"));
        await window["bulk-more"].ClickAsync();
        await window["bulk-merge"].ClickAsync();
        await Passing(window, "merge", window["bulk-merge-go"]);
        await window["bulk-more"].ClickAsync();
        await window["bulk-block"].ClickAsync();
        await Passing(window, "block", window.Page.GetByRole(AriaRole.Dialog));
        await window["bulk-reply"].ClickAsync();
        await Expect(window["bulk-text"]).ToBeFocusedAsync();
        await window.Page.Keyboard.TypeAsync("It is on its way.");
        await Passing(window, "reply", window["bulk-text"]);

        await window["bulk-reply"].ClickAsync();
        await Expect(window["bulk-text"]).ToContainTextAsync("on its way");
        await window["bulk-write-go"].ClickAsync();
        await Expect(window["job"].First).ToHaveAttributeAsync("data-state", "done");
        await _barriers.Look(window, $"bulk-tray-{width}");
        await window["job-results"].First.ClickAsync();
        await Expect(window["job-result"].First).ToBeVisibleAsync();
        await _barriers.Look(window, $"bulk-results-{width}");

        _barriers.AreNone();
    }

    private async Task Passing(ConsoleWindow window, string name, ILocator there)
    {
        await Expect(there).ToBeVisibleAsync();
        await _barriers.Look(window, $"bulk-{name}");
        await window.Page.Keyboard.PressAsync("Escape");
        await Expect(there).ToHaveCountAsync(0);
    }
}
