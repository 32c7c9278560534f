using Microsoft.Playwright;
using Oqupie.EndToEnd.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Sending;

[Collection(SharedConsoleCollection.Name)]
public sealed class SendLaterTests(SharedConsole console)
{
    private const string Draft = "We will call you tomorrow.";

    [Theory]
    [InlineData("en", ColorScheme.Light)]
    [InlineData("ko", ColorScheme.Dark)]
    public async Task A_reply_waits_in_the_conversation_and_leaves_when_one_says_so(string language, ColorScheme scheme)
    {
        var company = await console.NewCompany();
        await company.Mail("Where is my order?", "I have waited for a week.");
        await using var window = await console.Enter(company, language, scheme);
        await window.OpenTicket("Where is my order?");
        await window.Write(Draft);

        await window["composer-send-menu"].ClickAsync();
        await window.Picture($"send-later-menu-{language}");
        await window["later-tomorrow"].ClickAsync();

        await Expect(window.Items("planned")).ToContainTextAsync(Draft);
        await Expect(window["composer-editor"]).Not.ToContainTextAsync(Draft);
        await window.Picture($"send-later-{language}");
        await window["plan-now"].ClickAsync();
        await Expect(window.Items("reply")).ToContainTextAsync(Draft);
        await Expect(window.Items("planned")).ToHaveCountAsync(0);
        await company.Servers.WaitForMail(
            company.Customer, mail => mail.TextBody?.Contains(Draft, StringComparison.Ordinal) is true, cancellationToken: Now);
    }

    [Fact]
    public async Task One_that_was_planned_comes_back_into_the_composer_and_a_chosen_time_must_be_to_come()
    {
        var company = await console.NewCompany();
        await company.Mail("Where is my order?", "I have waited for a week.");
        await using var window = await console.Enter(company);
        await window.OpenTicket("Where is my order?");
        await window.Write(Draft);
        await window["composer-send-menu"].ClickAsync();
        await window["later-pick"].ClickAsync();
        await window.Page.Locator("input[name=send-at]").FillAsync("2020-01-01T09:00");
        await window["later-plan"].ClickAsync();
        await Expect(window.Page.Locator("form#later")).ToContainTextAsync("still to come");
        await window.Picture("send-later-dialog");
        await window.Page.Locator("input[name=send-at]").FillAsync(Tomorrow);
        await window["later-plan"].ClickAsync();

        await window["plan-edit"].ClickAsync();

        await Expect(window["composer-editor"]).ToContainTextAsync(Draft);
        await Expect(window.Items("planned")).ToHaveCountAsync(0);
    }

    private static string Tomorrow =>
        TimeProvider.System.GetUtcNow().AddDays(2).ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static CancellationToken Now => TestContext.Current.CancellationToken;
}
