using Oqupie.EndToEnd.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Live;

[Collection(SharedConsoleCollection.Name)]
public sealed class OfflineTests(SharedConsole console)
{
    [Fact]
    public async Task A_console_says_that_it_is_offline_and_catches_up_by_itself_when_the_server_is_back()
    {
        var company = await console.NewCompany();
        var first = await company.Mail("Where is my order?", "I have waited for a week.");
        await using var list = await console.Enter(company);
        await using var ticket = await console.Enter(company);
        await ticket.OpenTicket("Where is my order?");
        await list.MarkDocument();
        await ticket.MarkDocument();

        await console.Product.Web.Kill();
        await Expect(list["offline-bar"]).ToBeVisibleAsync();
        await list.Picture("offline");
        await company.Mail("Re: Where is my order?", "It has just arrived!", answers: first);
        await company.Mail("Another matter", "Do you ship to Jeju?");
        await console.Product.Web.Start(TestContext.Current.CancellationToken);

        await Expect(list.Row("Another matter")).ToBeVisibleAsync();
        await Expect(ticket.Items("message").Last).ToContainTextAsync("It has just arrived!");
        await Expect(list["offline-bar"]).ToHaveCountAsync(0);
        await list.ExpectNoReload();
        await ticket.ExpectNoReload();
    }
}
