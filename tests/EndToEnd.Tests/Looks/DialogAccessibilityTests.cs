using Microsoft.Playwright;
using Oqupie.EndToEnd.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Looks;

/// <summary>The sign-in page, an open ticket and what opens over it, in Korean, without a finding of a machine's that is more than minor.</summary>
[Collection(SharedConsoleCollection.Name)]
public sealed class DialogAccessibilityTests(SharedConsole console)
{
    private const string Subject = "주문은 언제 오나요?";

    private readonly Barriers _barriers = Barriers.MoreThanMinor();

    [Fact]
    public async Task No_dialog_of_a_ticket_stands_in_anybodys_way()
    {
        var company = await console.NewCompany();
        var mail = await company.Mail(Subject, "일주일째 기다리고 있어요.");
        await using var stranger = await console.Open("ko-KR");
        await stranger.Go("/sign-in");
        await Expect(stranger.Page.Locator("input[type=password]")).ToBeVisibleAsync();
        await _barriers.Look(stranger, "dialog-sign-in");
        await using var window = await console.Enter(company, "ko");
        await Expect(window.Row(Subject)).ToBeVisibleAsync();
        await company.Mail($"Re: {Subject}", "주소도 바뀌었어요.", mail);
        await window.OpenTicket(Subject);
        await Expect(window.Items("message")).ToHaveCountAsync(2);
        await _barriers.Look(window, "dialog-ticket");

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
        await _barriers.Look(window, "dialog-canned");
        await window.Page.Keyboard.PressAsync("Escape");
        await window.Write("곧 보내 드릴게요.");
        await window["composer-send-menu"].ClickAsync();
        await window["later-pick"].ClickAsync();
        await Dialog(window, "later", window.Page.Locator("input[name=send-at]"));

        _barriers.AreNone();
    }

    private async Task Dialog(ConsoleWindow window, string name, ILocator there)
    {
        await Expect(there).ToBeVisibleAsync();
        await _barriers.Look(window, $"dialog-{name}");
        await window.Page.Keyboard.PressAsync("Escape");
        await Expect(there).ToHaveCountAsync(0);
    }
}
