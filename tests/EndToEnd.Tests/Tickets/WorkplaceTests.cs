using Microsoft.Playwright;
using MimeKit;
using Oqupie.EndToEnd.Tests.Accounts;
using Oqupie.EndToEnd.Tests.Browsing;
using Oqupie.EndToEnd.Tests.Knowledge;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Tickets;

/// <summary>What a day at the console found: writing, watching and moving through it as people do.</summary>
[Collection(SharedConsoleCollection.Name)]
public sealed class WorkplaceTests(SharedConsole console)
{
    private const string Draft = "I will look into it at once.";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pictures_stay_in_a_reply_when_one_goes_on_writing()
    {
        var company = await console.NewCompany();
        await company.Mail("Where is the button?", "I cannot find it.");
        await using var window = await console.Enter(company);
        await window.OpenTicket("Where is the button?");
        await window.Write("Look here:");

        foreach (var number in new[] { 1, 2 })
        {
            await window["image-input"].SetInputFilesAsync(new FilePayload
            {
                Name = $"photo-{number}.jpg",
                MimeType = "image/jpeg",
                Buffer = await Photos.Take(window.Page, 320, 240, number),
            });
            await Expect(window["composer-editor"].Locator("img")).ToHaveCountAsync(number);
            await window.Page.Keyboard.TypeAsync($"That was picture {number}.");
        }

        await Expect(window["composer-editor"].Locator("img")).ToHaveCountAsync(2);
        await window.Picture("reply-with-pictures");
        await window["composer-send"].ClickAsync();
        var mail = await company.Servers.WaitForMail(
            company.Customer, reply => reply.HtmlBody?.Contains("picture 2", StringComparison.Ordinal) is true, cancellationToken: Now);
        Assert.Equal(2, mail.BodyParts.OfType<MimePart>().Count(part => part.ContentType.IsMimeType("image", "*") && part.ContentId is not null));
        Assert.Equal(2, mail.HtmlBody!.Split("cid:").Length - 1);
    }

    [Fact]
    public async Task Who_has_not_seen_what_a_colleague_answered_is_shown_that_first()
    {
        var company = await console.NewCompany();
        await company.Mail("Where is my order?", "I have waited for a week.");
        await using var owner = await console.Enter(company);
        await using var colleague = await console.NewColleague("Choi");
        await owner.OpenTicket("Where is my order?");
        await owner.Write(Draft);
        await owner.Page.EvaluateAsync(
            "Object.defineProperty(document, 'visibilityState', { value: 'hidden' }); document.dispatchEvent(new Event('visibilitychange'))");

        await colleague.Page.RouteAsync("**/hubs/**", route => route.AbortAsync()); // With a line they would write in the owner's own reply.
        await colleague.Go($"/inbox/unassigned?brand={company.Brand.Id}");
        await colleague.OpenTicket("Where is my order?");
        await colleague.Write("It leaves tomorrow.");
        await colleague["composer-send"].ClickAsync();
        await Expect(owner.Items("reply")).ToHaveCountAsync(1); // It is on the screen, but nobody has looked at it.
        await owner["composer-editor"].ClickAsync();
        await owner.Page.Keyboard.PressAsync("Control+Enter");

        await Expect(owner["unseen-message"]).ToContainTextAsync("It leaves tomorrow.");
        await Expect(owner["composer-editor"]).ToContainTextAsync(Draft);
        await owner.Picture("unseen-reply");
        await owner["look-first"].ClickAsync();
        await Expect(owner["unseen-message"]).ToHaveCountAsync(0);
        await Expect(owner.Items("reply")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_ticket_has_the_room_of_every_window()
    {
        var company = await console.NewCompany();
        await company.Mail("Where is my order?", "I have waited for a week.");
        await using var window = await console.Enter(company);
        await window.OpenTicket("Where is my order?");

        foreach (var width in new[] { 1440, 1280, 1179, 1024, 901, 899, 768, 390 })
        {
            await window.Page.SetViewportSizeAsync(width, 900);
            var (editor, send) = (await Box(window["composer-editor"]), await Box(window["composer-send"]));
            var tools = await Box(window.Page.Locator("[role=toolbar] button").Last);
            Assert.True(editor.Width >= Math.Min(330, width - 60), $"{width} px: the editor has {editor.Width}");
            Assert.True(send.X >= tools.X + tools.Width, $"{width} px: Send covers the tools");
            await Expect(window["box-all"]).ToBeVisibleAsync(new() { Visible = width >= 1180 });
            await window.Picture($"ticket-{width}");
        }
    }

    [Fact]
    public async Task A_deleted_ticket_is_read_and_is_answered_once_it_is_back()
    {
        var company = await console.NewCompany();
        await company.Mail("Where is my order?", "I have waited for a week.");
        await using var window = await console.Enter(company);
        await window.OpenTicket("Where is my order?");
        var ticket = window.Page.Url.Split('?')[0].Split('/')[^1];
        await console.Owner.Patch<object>($"tickets/{ticket}", new { deleted = true }, Now);

        await window.Go($"/inbox/deleted/{ticket}");
        await Expect(window["deleted-ticket"]).ToBeVisibleAsync();
        await Expect(window["composer-editor"]).ToHaveCountAsync(0);
        await window.Picture("deleted-ticket");
        await window["deleted-ticket"].GetByRole(AriaRole.Button).ClickAsync();

        await Expect(window["composer-editor"]).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Rows_are_checked_through_with_shift_completed_by_a_key_and_let_go_by_escape()
    {
        var company = await console.NewCompany();
        await using var window = await console.Enter(company);
        foreach (var subject in (string[])["first", "second", "third", "fourth"])
        {
            await company.Mail(subject, "…");
            await Expect(window.Row(subject)).ToBeVisibleAsync();
        }

        await window.Row("fourth").GetByRole(AriaRole.Checkbox).ClickAsync();
        await window.Row("second").GetByRole(AriaRole.Checkbox).ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await Expect(window.Page.GetByRole(AriaRole.Checkbox, new() { Checked = true })).ToHaveCountAsync(3);
        await window.Page.Keyboard.PressAsync("Escape");
        await Expect(window.Page.GetByRole(AriaRole.Checkbox, new() { Checked = true })).ToHaveCountAsync(0);

        await window.Row("third").GetByRole(AriaRole.Checkbox).ClickAsync();
        await window.Row("second").GetByRole(AriaRole.Checkbox).ClickAsync();
        await window.Page.Keyboard.PressAsync("e");

        await Expect(window["ticket-row"]).ToContainTextAsync(["fourth", "first"]);
        await Expect(window["ticket-row"]).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task The_tab_says_what_is_open()
    {
        var company = await console.NewCompany();
        await company.Mail("Where is my order?", "I have waited for a week.");
        await using var window = await console.Enter(company);
        await Expect(window.Page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("^Unassigned"));

        await window.OpenTicket("Where is my order?");

        await Expect(window.Page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("^#\\d+ Where is my order\\?"));
    }

    private static async Task<LocatorBoundingBoxResult> Box(ILocator locator) =>
        await locator.BoundingBoxAsync() ?? throw new InvalidOperationException($"{locator} is not on the screen.");
}
