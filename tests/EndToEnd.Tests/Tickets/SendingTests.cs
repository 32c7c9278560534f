using Oqupie.EndToEnd.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Tickets;

[Collection(SharedConsoleCollection.Name)]
public sealed class SendingTests(SharedConsole console)
{
    private const string Draft = "I will look into it at once.";

    [Fact]
    public async Task A_reply_taken_back_never_leaves_and_its_text_returns_to_the_composer()
    {
        var company = await console.NewCompany();
        await company.Mail("Where is my order?", "I have waited for a week.");
        await using var window = await console.Enter(company);
        await window.OpenTicket("Where is my order?");
        await window.Write(Draft);
        await window["composer-send"].ClickAsync();

        await window["undo-send"].ClickAsync();

        await Expect(window["composer-editor"]).ToContainTextAsync(Draft);
        await window.Picture("undo-send");
        await window.Page.Keyboard.PressAsync("Control+a");
        await window.Page.Keyboard.TypeAsync("The second one.");
        await window["composer-send"].ClickAsync();
        await company.Servers.WaitForMail(
            company.Customer, mail => mail.TextBody?.Contains("The second one.", StringComparison.Ordinal) is true, cancellationToken: Now);
        Assert.DoesNotContain(await company.Servers.Read(company.Customer, Now), mail => mail.TextBody?.Contains(Draft, StringComparison.Ordinal) is true);
    }

    [Fact]
    public async Task Who_answers_while_the_customer_writes_is_shown_that_first_and_may_send_anyway()
    {
        var company = await console.NewCompany();
        var first = await company.Mail("Where is my order?", "I have waited for a week.");
        await using var agent = await console.Enter(company);
        await agent.OpenTicket("Where is my order?");
        await agent.Page.RouteAsync("**/hubs/**", route => route.AbortAsync()); // From here on this console does not hear what happens.
        await agent.Page.ReloadAsync();
        await agent.Write(Draft);

        await company.Mail("Re: Where is my order?", "It has just arrived!", answers: first);
        await using var colleague = await console.Enter(company);
        await colleague.OpenTicket("Where is my order?");
        await Expect(colleague.Items("message").Last).ToContainTextAsync("It has just arrived!");
        await agent["composer-send"].ClickAsync();

        await Expect(agent["unseen-message"]).ToContainTextAsync("It has just arrived!");
        await Expect(agent["composer-editor"]).ToContainTextAsync(Draft);
        await agent.Picture("unseen-message");
        await agent["send-anyway"].ClickAsync();
        await company.Servers.WaitForMail(company.Customer, mail => mail.TextBody?.Contains(Draft, StringComparison.Ordinal) is true, cancellationToken: Now);
    }

    [Fact]
    public async Task Whom_the_customer_copies_gets_the_reply_once_the_writer_has_said_so()
    {
        var company = await console.NewCompany();
        var (colleague, stranger) = (await company.Servers.NewMailbox(), await company.Servers.NewMailbox());
        await company.Mail("Where is my order?", "I have waited for a week.", answers: null, colleague, stranger);
        await using var window = await console.Enter(company);
        await window.OpenTicket("Where is my order?");
        await window.Write(Draft);

        await window["composer-send"].ClickAsync();

        var asked = window.Page.GetByTestId("added-by-mail");
        await Expect(asked).ToHaveCountAsync(2);
        await Expect(asked.First).ToContainTextAsync($"{colleague.Address} was added by a mail of {company.Customer.Address}");
        await Expect(window["composer-editor"]).ToContainTextAsync(Draft);
        await window.Picture("added-by-mail");
        await asked.First.GetByTestId("send-too").ClickAsync();
        await asked.First.GetByTestId("leave-out").ClickAsync();
        await Expect(asked).ToHaveCountAsync(0);
        await window["composer-send"].ClickAsync();
        await company.Servers.WaitForMail(colleague, mail => mail.TextBody?.Contains(Draft, StringComparison.Ordinal) is true, cancellationToken: Now);
        await company.Servers.WaitForMail(company.Customer, mail => mail.TextBody?.Contains(Draft, StringComparison.Ordinal) is true, cancellationToken: Now);
        Assert.DoesNotContain(await company.Servers.Read(stranger, Now), mail => mail.TextBody?.Contains(Draft, StringComparison.Ordinal) is true);
    }

    [Fact]
    public async Task A_written_text_survives_leaving_the_ticket()
    {
        var company = await console.NewCompany();
        await company.Mail("Where is my order?", "I have waited for a week.");
        await using var window = await console.Enter(company);
        await window.OpenTicket("Where is my order?");
        await window.Write(Draft);

        await window["box-mine"].ClickAsync();
        await window["box-unassigned"].ClickAsync();
        await window.OpenTicket("Where is my order?");

        await Expect(window["composer-editor"]).ToContainTextAsync(Draft);
    }

    private static CancellationToken Now => TestContext.Current.CancellationToken;
}
