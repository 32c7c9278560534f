using Oqupie.EndToEnd.Tests.Accounts;
using Oqupie.EndToEnd.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Tickets;

/// <summary>Two agents in two browsers write one reply.</summary>
[Collection(SharedConsoleCollection.Name)]
public sealed class TogetherTests(SharedConsole console)
{
    private const string Subject = "Where is my order?";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_agents_write_one_reply_see_each_others_carets_and_it_is_sent_once()
    {
        var (company, ada, grace) = await Both();
        await using var first = ada;
        await using var second = grace;

        await ada.Write("Dear customer, ");
        await Expect(grace["composer-editor"]).ToContainTextAsync("Dear customer,");
        await grace["composer-editor"].ClickAsync();
        await grace.Page.Keyboard.PressAsync("Control+End");
        await Task.WhenAll(grace.Page.Keyboard.TypeAsync("it leaves tomorrow."), Begin(ada, "Hello! "));

        foreach (var window in (ConsoleWindow[])[ada, grace])
        {
            await Expect(window["composer-editor"].Locator("p").First).ToContainTextAsync("Hello! Dear customer, it leaves tomorrow.");
            await Expect(window["together"]).ToBeVisibleAsync();
        }

        await Expect(ada["colleague-caret"]).ToHaveAttributeAsync("data-name", "Grace");
        await ada.Picture("writing-together");
        await ada.Page.Keyboard.PressAsync("Control+z");
        await Expect(ada["composer-editor"]).ToContainTextAsync("it leaves tomorrow."); // One takes back one's own words only.
        await grace["composer-send"].ClickAsync();

        await Expect(ada["composer-editor"]).Not.ToContainTextAsync("tomorrow");
        await Expect(grace["composer-editor"]).Not.ToContainTextAsync("tomorrow");
        await Expect(ada.Items("reply")).ToHaveCountAsync(1);
        await company.Servers.WaitForMail(
            company.Customer, mail => mail.TextBody?.Contains("it leaves tomorrow.", StringComparison.Ordinal) is true, cancellationToken: Now);
    }

    [Fact]
    public async Task A_draft_outlives_browser_and_server_and_is_on_every_device()
    {
        var (company, ada, grace) = await Both();
        await using var first = ada;
        await using var second = grace;
        await ada.Write("It leaves tomorrow.");
        await Expect(grace["composer-editor"]).ToContainTextAsync("It leaves tomorrow.");

        await ada.Page.ReloadAsync();
        await Expect(ada["composer-editor"]).ToContainTextAsync("It leaves tomorrow.");
        await console.Product.Web.Kill();
        await Expect(grace["offline-bar"]).ToBeVisibleAsync();
        await grace["composer-editor"].ClickAsync();
        await grace.Page.Keyboard.PressAsync("Control+End");
        await grace.Page.Keyboard.TypeAsync(" Promised.");
        await console.Product.Web.Start(Now);

        await Expect(ada["composer-editor"]).ToContainTextAsync("It leaves tomorrow. Promised.");
        await using var elsewhere = await console.Enter(company);
        await elsewhere.OpenTicket(Subject);
        await Expect(elsewhere["composer-editor"]).ToContainTextAsync("It leaves tomorrow. Promised.");
    }

    [Fact]
    public async Task A_reply_and_a_memo_stay_apart()
    {
        var (_, ada, grace) = await Both();
        await using var first = ada;
        await using var second = grace;

        await ada.Write("For the customer.");
        await grace["mode-memo"].ClickAsync();
        await grace.Write("For us alone.");
        await ada["mode-memo"].ClickAsync();

        await Expect(ada["composer-editor"]).ToHaveTextAsync("For us alone.");
        await ada.Page.Keyboard.PressAsync("Control+z");
        await ada.Page.Keyboard.PressAsync("Control+z");
        await Expect(ada["composer-editor"]).ToHaveTextAsync("For us alone.");
        await grace["mode-reply"].ClickAsync();
        await Expect(grace["composer-editor"]).ToHaveTextAsync("For the customer.");
    }

    [Fact]
    public async Task One_takes_the_reply_over_the_other_reads_along_and_joins_again()
    {
        var (_, ada, grace) = await Both();
        await using var first = ada;
        await using var second = grace;
        await grace.Write("I would say ");
        await Expect(ada["composer-editor"]).ToContainTextAsync("I would say");
        await Expect(ada["typing"]).ToContainTextAsync("Grace");

        await ada["take-over"].ClickAsync();

        await Expect(grace["taken-over"]).ToBeVisibleAsync();
        await Expect(grace["composer-editor"]).ToHaveAttributeAsync("contenteditable", "false");
        await Expect(grace["composer-send"]).ToBeDisabledAsync();
        await grace.Picture("taken-over");
        await ada["composer-editor"].ClickAsync();
        await ada.Page.Keyboard.PressAsync("Control+End");
        await ada.Page.Keyboard.TypeAsync("yes.");
        await Expect(grace["composer-editor"]).ToHaveTextAsync("I would say yes.");

        await grace["join-again"].ClickAsync();
        await grace["composer-editor"].ClickAsync();
        await grace.Page.Keyboard.PressAsync("Control+End");
        await grace.Page.Keyboard.TypeAsync(" Both of us.");
        await Expect(ada["composer-editor"]).ToHaveTextAsync("I would say yes. Both of us.");
    }

    [Fact]
    public async Task Nobody_waits_for_a_colleague_who_has_taken_the_reply_over_and_left()
    {
        var (_, ada, grace) = await Both();
        await using var second = grace;
        await ada["take-over"].ClickAsync();
        await Expect(grace["taken-over"]).ToBeVisibleAsync();

        await ada.DisposeAsync();

        await Expect(grace["taken-over"]).ToHaveCountAsync(0);
        await grace.Write("Then I do it.");
        await Expect(grace["composer-editor"]).ToHaveTextAsync("Then I do it.");
    }

    private static async Task Begin(ConsoleWindow window, string text)
    {
        await window.Page.Keyboard.PressAsync("Control+Home");
        await window.Page.Keyboard.TypeAsync(text);
    }

    private async Task<(Company Company, ConsoleWindow Ada, ConsoleWindow Grace)> Both()
    {
        var company = await console.NewCompany();
        await company.Mail(Subject, "I have waited for a week.");
        var ada = await console.Enter(company);
        var grace = await console.NewColleague("Grace");
        await ada.OpenTicket(Subject);
        await grace.Go($"/inbox/unassigned?brand={company.Brand.Id}");
        await grace.OpenTicket(Subject);
        await Expect(ada["together"]).ToContainTextAsync("Grace");
        await Expect(grace["together"]).ToBeVisibleAsync();
        return (company, ada, grace);
    }
}
