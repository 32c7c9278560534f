using Microsoft.Playwright;
using Oqupie.EndToEnd.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Acts;

/// <summary>Tickets that have to do with one another, with a colleague who looks on.</summary>
[Collection(SharedConsoleCollection.Name)]
public sealed class PairTests(SharedConsole console)
{
    [Fact]
    public async Task A_merged_tickets_words_and_later_mail_are_in_the_survivor_until_it_is_taken_back()
    {
        var company = await console.NewCompany();
        await using var owner = await console.Enter(company);
        await company.Mail("The payment", "I was charged twice.");
        await Expect(owner.Row("The payment")).ToHaveCountAsync(1);
        var second = await company.Mail("Also the receipt", "Where is my receipt?");
        await using var colleague = await console.Enter(company);
        await colleague.OpenTicket("The payment");
        await owner.OpenTicket("Also the receipt");

        await More(owner, "act-merge");
        await owner["pair-search"].FillAsync("payment");
        await owner["pair-choice"].Filter(new() { HasText = "The payment" }).ClickAsync();
        await owner.Picture("merge-dialog");
        await owner["pair-go"].ClickAsync();

        await Expect(owner["ticket-subject"]).ToContainTextAsync("The payment");
        await Expect(colleague["carried-from"]).ToHaveCountAsync(1);
        await Expect(colleague.Items("message")).ToHaveCountAsync(2);
        await colleague.Picture("merged-survivor");
        await company.Mail("Re: Also the receipt", "I have found it.", second);
        await Expect(colleague.Items("message")).ToHaveCountAsync(3);

        await colleague["carried-from"].ClickAsync();
        await Expect(colleague["merged-ticket"]).ToBeVisibleAsync();
        await Expect(colleague["composer-editor"]).ToHaveCountAsync(0);
        await colleague.Picture("merged-ticket");
        await colleague["unmerge"].ClickAsync();
        await Expect(colleague["composer-editor"]).ToBeVisibleAsync();
        await Expect(owner["carried-from"]).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_message_becomes_a_ticket_of_its_own()
    {
        var company = await console.NewCompany();
        var mail = await company.Mail("The payment", "I was charged twice.");
        await using var owner = await console.Enter(company);
        await Expect(owner.Row("The payment")).ToHaveCountAsync(1);
        await company.Mail("Re: The payment", "And my address has changed.", mail);
        await owner.OpenTicket("The payment");
        await Expect(owner.Items("message")).ToHaveCountAsync(2);
        await using var colleague = await console.Enter(company);
        await colleague.OpenTicket("The payment");

        await More(owner, "act-split");
        await owner["split-subject"].FillAsync("The address");
        await owner["split-item"].Filter(new() { HasText = "address" }).GetByRole(AriaRole.Checkbox).ClickAsync();
        await owner.Picture("split-dialog");
        await owner["split-go"].ClickAsync();

        await Expect(owner["ticket-subject"]).ToContainTextAsync("The address");
        await Expect(owner.Items("message")).ToHaveCountAsync(1);
        await Expect(colleague["pair-link"].First).ToBeVisibleAsync();
        await Expect(colleague.Row("The address")).ToHaveCountAsync(1);
        await Expect(colleague["related-tickets"]).ToContainTextAsync("The address");
        await colleague.Picture("split-source");
    }

    [Fact]
    public async Task A_link_is_made_by_words_seen_on_both_sides_and_let_go()
    {
        var company = await console.NewCompany();
        await company.Mail("The payment", "I was charged twice.");
        await company.Mail("Also the receipt", "Where is my receipt?");
        await using var owner = await console.Enter(company);
        await using var colleague = await console.Enter(company);
        await colleague.OpenTicket("The payment");
        await owner.OpenTicket("Also the receipt");

        await More(owner, "act-link");
        await owner["pair-search"].FillAsync("payment");
        await owner["pair-choice"].Filter(new() { HasText = "The payment" }).ClickAsync();
        await owner["pair-go"].ClickAsync();

        await Expect(owner["related-tickets"]).ToContainTextAsync("The payment");
        await Expect(colleague["related-tickets"]).ToContainTextAsync("Also the receipt");
        await colleague["unlink"].ClickAsync();
        await Expect(owner["related-tickets"]).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_a_blocked_customer_writes_next_is_in_the_blocked_box()
    {
        var company = await console.NewCompany();
        await company.Mail("The first", "Nothing nice.");
        await using var owner = await console.Enter(company);
        await owner.OpenTicket("The first");
        await owner["panel-person"].ClickAsync();
        await owner["block-customer"].ClickAsync();
        await owner.Picture("block-customer");
        await owner["block-go"].ClickAsync();
        await Expect(owner["customer-blocked"]).ToBeVisibleAsync();

        await company.Mail("The second", "Nothing nice either.");

        await owner["box-blocked"].ClickAsync();
        await Expect(owner.Row("The second")).ToHaveCountAsync(1);
        await owner["box-all"].ClickAsync();
        await Expect(owner.Row("The first")).ToHaveCountAsync(1);
        await Expect(owner.Row("The second")).ToHaveCountAsync(0);
    }

    private static async Task More(ConsoleWindow window, string act)
    {
        await window.Page.Locator(".work-header").GetByRole(AriaRole.Button, new() { Name = "More" }).ClickAsync();
        await window[act].ClickAsync();
    }
}
