using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Oqupie.EndToEnd.Tests.Browsing;
using Oqupie.Testing.Api;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Looks;

/// <summary>A list that is wanted again and again gets a name, and is a box like the others for whom it is there.</summary>
[Collection(SharedConsoleCollection.Name)]
public sealed class ViewTests(SharedConsole console)
{
    [Fact]
    public async Task A_list_is_saved_shared_opened_elsewhere_changed_and_deleted()
    {
        var company = await console.NewCompany();
        await NewTicket(company, "in a hurry", "urgent");
        await NewTicket(company, "some day", "low");
        var name = $"Hurry {company.Brand.Id}";

        await using var window = await console.Enter(company);
        await Expect(window["ticket-row"]).ToHaveCountAsync(2);
        await window["filters"].ClickAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Urgent" }).ClickAsync();
        await Expect(window["ticket-row"]).ToHaveCountAsync(1);
        await window["save-as-view"].ClickAsync();
        await window.Page.Locator("[name=view-name]").FillAsync(name);
        await window.Page.GetByRole(AriaRole.Dialog).GetByText("Share with the team").ClickAsync();
        await window["keep-view"].ClickAsync();

        var view = View(window);
        await Expect(view).ToHaveAttributeAsync("aria-current", "page");
        await Expect(view.Locator(".count")).ToHaveTextAsync("1");
        await Expect(window.Page.Locator(".list-header .title")).ToContainTextAsync(name);
        await Expect(window.Page).ToHaveTitleAsync(new Regex(Regex.Escape(name)));
        await window.Picture("view-saved");

        // Elsewhere, and from a box with other filters.
        await using var other = await console.Enter();
        await other["box-asleep"].ClickAsync();
        await Expect(other["box-asleep"]).ToHaveAttributeAsync("aria-current", "page");
        await View(other).ClickAsync();
        await Expect(other["ticket-row"]).ToHaveCountAsync(1);
        await other.OpenTicket("in a hurry");
        await other.Page.ReloadAsync();
        await Expect(View(other)).ToHaveAttributeAsync("aria-current", "page");

        // What is narrowed further is the view's only when it is saved.
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Low" }).ClickAsync();
        await Expect(window["ticket-row"]).ToHaveCountAsync(2);
        await window["save-view-changes"].ClickAsync();
        await Expect(window["save-view-changes"]).ToHaveCountAsync(0);
        await other["box-mine"].ClickAsync();
        await Expect(other.Page).ToHaveURLAsync(new Regex("/inbox/mine$|/inbox/mine\\?brand="));
        await other.Page.ReloadAsync();
        await View(other).ClickAsync();
        await Expect(other["ticket-row"]).ToHaveCountAsync(2);

        await window.Page.Locator(".view").Filter(new() { HasText = name }).HoverAsync();
        await window.Page.Locator(".view").Filter(new() { HasText = name }).GetByTestId("view-menu").ClickAsync();
        await window["delete-view"].ClickAsync();
        await window.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Expect(View(window)).ToHaveCountAsync(0);
        await Expect(window["ticket-row"]).ToHaveCountAsync(2);
        Assert.Empty(window.Errors);

        ILocator View(ConsoleWindow at) => at["view"].Filter(new() { HasText = name });
    }

    private async Task NewTicket(Company company, string subject, string importance)
    {
        var ticket = await console.Owner.NewTicket(company.Brand, company.Customer.Address, subject, "Please look.");
        await console.Owner.Patch<Ticket>(string.Create(CultureInfo.InvariantCulture, $"tickets/{ticket.Id}"), new { importance });
    }
}
