using System.Globalization;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Oqupie.EndToEnd.Tests.Browsing;
using Oqupie.Testing.Api;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Looks;

/// <summary>What changes many tickets, its dialogs and the tray, in both languages, without a finding of a machine's that is more than minor.</summary>
[Collection(SharedConsoleCollection.Name)]
public sealed class BulkAccessibilityTests(SharedConsole console)
{
    private static readonly AxeRunOptions Options = new() { Iframes = false };

    private readonly List<string> _barriers = [];

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ColorScheme.Light, "ko", 1440)]
    [InlineData(ColorScheme.Dark, "en", 390)]
    public async Task Neither_the_bar_nor_the_tray_nor_a_dialog_stands_in_anybodys_way(ColorScheme scheme, string language, int width)
    {
        var brand = await console.Owner.NewBrand("Open", "open@cook.example", cancellationToken: Ended);
        for (var n = 1; n <= 3; n++)
        {
            var subject = string.Create(CultureInfo.InvariantCulture, $"Inquiry {n}");
            await console.Owner.NewTicket(brand, "customer@mail.example", subject, "Where is it?", cancellationToken: Ended);
        }

        await using var window = await console.Enter(language, scheme);
        await window.Page.SetViewportSizeAsync(width, 900);
        await window.Go($"/inbox/all?brand={brand.Id}");
        await Expect(window["ticket-row"]).ToHaveCountAsync(3);
        await window["ticket-row"].First.GetByRole(AriaRole.Checkbox).ClickAsync();
        await window.Page.Keyboard.PressAsync("Control+a");
        await Look(window, $"bar-{width}");

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
        await Look(window, $"tray-{width}");
        await window["job-results"].First.ClickAsync();
        await Expect(window["job-result"].First).ToBeVisibleAsync();
        await Look(window, $"results-{width}");

        Assert.True(_barriers.Count is 0, string.Join("\n", _barriers));
    }

    private async Task Passing(ConsoleWindow window, string name, ILocator there)
    {
        await Expect(there).ToBeVisibleAsync();
        await Look(window, name);
        await window.Page.Keyboard.PressAsync("Escape");
        await Expect(there).ToHaveCountAsync(0);
    }

    private async Task Look(ConsoleWindow window, string name)
    {
        await window.Picture($"bulk-{name}");
        var found = await window.Page.RunAxe(Options);
        _barriers.AddRange(found.Violations.Where(violation => violation.Impact is "moderate" or "serious" or "critical").Select(violation =>
            $"{name}: {violation.Id} ({violation.Help}): {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}"));
    }
}
