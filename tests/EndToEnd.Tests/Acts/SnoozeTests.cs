using Microsoft.Playwright;
using Oqupie.EndToEnd.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Acts;

/// <summary>What one does with a ticket besides answering it, with a colleague who looks on.</summary>
[Collection(SharedConsoleCollection.Name)]
public sealed class SnoozeTests(SharedConsole console)
{
    [Fact]
    public async Task A_ticket_sleeps_until_its_customer_answers_and_a_colleague_sees_both()
    {
        var company = await console.NewCompany();
        var mail = await company.Mail("Where is my order?", "I have waited for a week.");
        await using var owner = await console.Enter(company);
        await using var colleague = await console.Enter(company);
        await owner.OpenTicket("Where is my order?");
        await Expect(colleague.Row("Where is my order?")).ToHaveCountAsync(1);

        await owner.Page.Keyboard.PressAsync("z");
        await owner.Picture("snooze-menu");
        await owner["snooze-reply"].ClickAsync();

        await Expect(colleague.Row("Where is my order?")).ToHaveCountAsync(0);
        await colleague["box-asleep"].ClickAsync();
        await Expect(colleague.Row("Where is my order?")).ToHaveCountAsync(1);
        await colleague.OpenTicket("Where is my order?");
        await Expect(colleague["asleep-ticket"]).ToBeVisibleAsync();
        await colleague.Picture("snoozed-ticket");

        await company.Mail("Re: Where is my order?", "It came today.", mail);
        await Expect(colleague["asleep-ticket"]).ToHaveCountAsync(0);
        await Expect(owner.Row("Where is my order?")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task It_comes_back_at_the_second_that_was_picked()
    {
        var company = await console.NewCompany();
        await company.Mail("Where is my order?", "I have waited for a week.");
        await using var window = await console.Enter(company);
        await window.OpenTicket("Where is my order?");
        var ticket = window.Page.Url.Split('?')[0].Split('/')[^1];
        var until = TimeProvider.System.GetUtcNow().AddSeconds(6);

        await console.Owner.Patch<object>($"tickets/{ticket}", new { snoozeUntil = until }, TestContext.Current.CancellationToken);
        await Expect(window["asleep-ticket"]).ToBeVisibleAsync();
        await Expect(window.Row("Where is my order?")).ToHaveCountAsync(0);

        await Expect(window.Row("Where is my order?")).ToHaveCountAsync(1);
        Assert.InRange(TimeProvider.System.GetUtcNow() - until, TimeSpan.Zero, TimeSpan.FromSeconds(3));
        await Expect(window.Items("changed").Last).ToContainTextAsync("its time has come");
    }

    [Fact]
    public async Task Who_has_sent_and_completed_is_on_the_next_ticket_and_can_take_it_back_from_there()
    {
        var company = await console.NewCompany();
        await company.Mail("The first question", "Please look.");
        await using var window = await console.Enter(company);
        await Expect(window.Row("The first question")).ToHaveCountAsync(1);
        await company.Mail("The second question", "Please look.");
        await Expect(window.Row("The second question")).ToHaveCountAsync(1);
        await window.OpenTicket("The second question");

        await window.Write("It is done.");
        await window.Page.Keyboard.PressAsync("Control+Shift+Enter");

        await Expect(window["ticket-subject"]).ToContainTextAsync("The first question");
        await window.Picture("next-after-sending");
        await window["undo-send"].ClickAsync();
        await Expect(window["ticket-subject"]).ToContainTextAsync("The second question");
        await Expect(window["composer-editor"]).ToContainTextAsync("It is done.");
    }

    [Fact]
    public async Task Who_wants_to_is_back_in_the_list_after_completing()
    {
        var company = await console.NewCompany();
        await company.Mail("The first question", "Please look.");
        await company.Mail("The second question", "Please look.");
        await using var window = await console.Enter(company);
        await window.Go("/settings/profile");
        await window["after-select"].ClickAsync();
        await window.Page.GetByRole(AriaRole.Option, new() { Name = "Go back to the list" }).ClickAsync();
        await window.Go($"/inbox/unassigned?brand={company.Brand.Id}");
        await window.OpenTicket("The first question");

        await window.Page.Keyboard.PressAsync("e");

        await Expect(window["ticket-subject"]).ToHaveCountAsync(0);
        await Expect(window.Row("The first question")).ToHaveCountAsync(0);
        await window["undo-act"].ClickAsync();
        await Expect(window["ticket-subject"]).ToContainTextAsync("The first question");
    }

    [Fact]
    public async Task Spam_leaves_every_open_list_and_is_taken_back_by_its_notice()
    {
        var company = await console.NewCompany();
        await company.Mail("You have won", "Click here.");
        await using var owner = await console.Enter(company);
        await using var colleague = await console.Enter(company);
        await owner.OpenTicket("You have won");
        await Expect(colleague.Row("You have won")).ToHaveCountAsync(1);

        await owner.Page.GetByRole(AriaRole.Button, new() { Name = "More" }).First.ClickAsync();
        await owner["mark-spam"].ClickAsync();

        await Expect(colleague.Row("You have won")).ToHaveCountAsync(0);
        await colleague["box-blocked"].ClickAsync();
        await colleague.Row("You have won").ClickAsync();
        await Expect(colleague["composer-editor"]).ToHaveCountAsync(0);
        await colleague.Picture("blocked-ticket");
        await colleague["blocked-ticket"].GetByRole(AriaRole.Button).ClickAsync();
        await Expect(owner.Row("You have won")).ToHaveCountAsync(1);
    }
}
