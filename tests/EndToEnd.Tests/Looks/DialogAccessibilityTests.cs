using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Oqupie.EndToEnd.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Looks;

/// <summary>The sign-in page, an open ticket and what opens over it, in Korean, without a finding of a machine's that is more than minor.</summary>
[Collection(SharedConsoleCollection.Name)]
public sealed class DialogAccessibilityTests(SharedConsole console)
{
    private const string Subject = "주문은 언제 오나요?";

    // Mails are looked at apart: they are the customer's, and their frame lets no script in.
    private static readonly AxeRunOptions Options = new() { Iframes = false };

    private readonly List<string> _barriers = [];

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task No_dialog_of_a_ticket_stands_in_anybodys_way(ColorScheme scheme)
    {
        var company = await console.NewCompany();
        var mail = await company.Mail(Subject, "일주일째 기다리고 있어요.");
        await using var stranger = await console.Open("ko-KR", scheme);
        await stranger.Go("/sign-in");
        await Expect(stranger.Page.Locator("input[type=password]")).ToBeVisibleAsync();
        await Look(stranger, "sign-in");
        await using var window = await console.Enter(company, "ko", scheme);
        await Expect(window.Row(Subject)).ToBeVisibleAsync();
        await company.Mail($"Re: {Subject}", "주소도 바뀌었어요.", mail);
        await window.OpenTicket(Subject);
        await Expect(window.Items("message")).ToHaveCountAsync(2);
        await Look(window, "ticket");

        await window.Page.Keyboard.PressAsync("z");
        await window["snooze-pick"].ClickAsync();
        await Dialog(window, "snooze", window["snooze-time"]);

        foreach (var (act, there) in ((string, string)[])[("act-merge", "pair-search"), ("act-link", "pair-search"), ("act-split", "split-subject")])
        {
            await window.Page.Locator(".work-header").GetByRole(AriaRole.Button, new() { Name = "더 보기" }).ClickAsync();
            await window[act].ClickAsync();
            await Dialog(window, act, window[there]);
        }

        await window["panel-person"].ClickAsync();
        await window["block-customer"].ClickAsync();
        await Dialog(window, "block", window["block-go"]);
        await window["insert-response"].ClickAsync();
        await Expect(window.Page.Locator(".combobox")).ToBeVisibleAsync();
        await Look(window, "canned insert");
        await window.Page.Keyboard.PressAsync("Escape");
        await window.Write("곧 보내 드릴게요.");
        await window["composer-send-menu"].ClickAsync();
        await window["later-pick"].ClickAsync();
        await Dialog(window, "later", window.Page.Locator("input[name=send-at]"));

        Assert.True(_barriers.Count is 0, string.Join("\n", _barriers));
    }

    private async Task Dialog(ConsoleWindow window, string name, ILocator there)
    {
        await Expect(there).ToBeVisibleAsync();
        await Look(window, name);
        await window.Page.Keyboard.PressAsync("Escape");
        await Expect(there).ToHaveCountAsync(0);
    }

    private async Task Look(ConsoleWindow window, string name)
    {
        var found = await window.Page.RunAxe(Options);
        _barriers.AddRange(found.Violations.Where(violation => violation.Impact is "moderate" or "serious" or "critical").Select(violation =>
            $"{name}: {violation.Id} ({violation.Help}): {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}"));
    }
}
