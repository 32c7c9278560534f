using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Oqupie.EndToEnd.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Customers;

/// <summary>Who asks: entered, found, rated, written about and let go, with a colleague who looks on.</summary>
[Collection(SharedConsoleCollection.Name)]
public sealed partial class CustomersTests(SharedConsole console)
{
    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_is_entered_by_hand_is_found_by_the_beginning_of_a_name_and_not_entered_twice()
    {
        var company = await console.NewCompany();
        var name = $"Ottoline{company.Brand.Id} Byron";
        var address = $"ottoline.{company.Brand.Id}@player.example";
        await using var window = await console.Enter(company);
        await Expect(window["box-all"]).ToBeVisibleAsync();
        await window.Page.Keyboard.PressAsync("g");
        await window.Page.Keyboard.PressAsync("c");
        await Expect(window.Page).ToHaveURLAsync(ListAddress());

        await Enter(window, name, address);
        await Expect(window["customer-title"]).ToHaveTextAsync(name);
        await window.Page.Keyboard.PressAsync("Escape");
        await window["find-customer"].FillAsync(name[..12]);
        await Expect(window["customer-row"]).ToHaveCountAsync(1);
        await window.Picture("customers-found");

        await Enter(window, "Somebody else", address);
        await window["customer-exists"].GetByRole(AriaRole.Link).ClickAsync();

        await Expect(window["customer-title"]).ToHaveTextAsync(name);
        Assert.Empty(window.Errors);
    }

    [Fact]
    public async Task Who_is_rated_malicious_is_red_on_their_ticket_at_once_and_a_memo_stands_beside_it()
    {
        var company = await console.NewCompany();
        await company.Mail("Where is my order?", "You thieves.");
        await using var colleague = await console.Enter(company);
        await colleague.OpenTicket("Where is my order?");
        await colleague["panel-person"].ClickAsync();
        await Expect(colleague["customer-rating"]).ToHaveCountAsync(0);
        await using var owner = await console.Enter(company);
        await owner.OpenTicket("Where is my order?");
        await owner.Items("message").First.GetByTestId("customer-link").ClickAsync();

        await owner["rating-select"].ClickAsync();
        await owner.Page.GetByRole(AriaRole.Option, new() { Name = "Malicious" }).ClickAsync();
        await Expect(owner["customer-rating"]).ToHaveAttributeAsync("data-rating", "malicious");
        await owner["write-customer-memo"].ClickAsync();
        await owner["customer-memo-editor"].ClickAsync();
        await owner.Page.Keyboard.TypeAsync("Never call before noon.");
        await owner["save-customer-memo"].ClickAsync();

        await Expect(colleague.Page.Locator(".work-header").GetByTestId("customer-rating")).ToHaveAttributeAsync("data-rating", "malicious");
        await Expect(colleague["customer-memo"]).ToContainTextAsync("Never call before noon.");
        await colleague.Picture("ticket-malicious");
        await owner.Picture("customer-page");
        await Expect(owner.Page.Locator("[data-testid=customer-happening][data-kind=memo]")).ToHaveCountAsync(1);
        await owner["delete-customer-memo"].ClickAsync();
        await owner.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Expect(colleague["customer-memo"]).ToHaveCountAsync(0);
        Assert.Empty(owner.Errors);
        Assert.Empty(colleague.Errors);
    }

    [Fact]
    public async Task Two_who_are_one_are_merged_after_a_look_and_parted_again()
    {
        var company = await console.NewCompany();
        var second = company with { Customer = await console.Servers.NewMailbox() };
        await company.Mail("The payment", "I was charged twice.");
        await second.Mail("From my other address", "It is me.");
        await using var window = await console.Enter(company);
        await Expect(window.Row("The payment")).ToHaveCountAsync(1);
        await Expect(window.Row("From my other address")).ToHaveCountAsync(1);
        var page = $"/customers/{await IdOf(company.Customer.Address)}";
        await window.Go(page);
        await window["tickets-all"].ClickAsync();
        await Expect(window["customer-ticket"]).ToHaveCountAsync(1);

        await window["merge-customer"].ClickAsync();
        await window["merge-search"].FillAsync(second.Customer.Address);
        await window["merge-choice"].Filter(new() { HasText = second.Customer.Address }).ClickAsync();
        await window["merge-look"].ClickAsync();
        var result = window["merge-preview"].Locator("td.result").Filter(new() { HasText = company.Customer.Address });
        await Expect(result).ToContainTextAsync(second.Customer.Address);
        await window.Picture("customer-merge");
        await window["merge-go"].ClickAsync();

        var wish = new { body = "<p>One<script>alert(1)</script> person</p>" };
        var memo = await console.Owner.Post<JsonElement>($"{page[1..]}/memos", wish, cancellationToken: Ended);
        Assert.Equal("<p>One person</p>", memo.GetProperty("body").GetString());
        await Expect(window["merged-from"]).ToBeVisibleAsync();
        await Expect(window["customer-ticket"]).ToHaveCountAsync(2);
        await window.Picture("customer-merged");
        await window["unmerge-customer"].ClickAsync();
        await window.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Take back" }).ClickAsync();

        await Expect(window["merged-from"]).ToHaveCountAsync(0);
        await Expect(window["customer-ticket"]).ToHaveCountAsync(1);
        Assert.Empty(window.Errors);
    }

    [Fact]
    public async Task Nobody_is_deleted_while_a_ticket_of_theirs_is_open()
    {
        var company = await console.NewCompany();
        await company.Mail("The payment", "I was charged twice.");
        await using var window = await console.Enter(company);
        await Expect(window.Row("The payment")).ToHaveCountAsync(1);
        var ticket = await window.Row("The payment").GetAttributeAsync("data-ticket");
        await window.Go($"/customers/{await IdOf(company.Customer.Address)}");
        await AskToDelete(window);

        await Expect(window["open-tickets"]).ToContainTextAsync("1 ticket");
        await Expect(window["delete-go"]).ToHaveCountAsync(0);
        await window.Picture("customer-delete-refused");
        await window.Page.Keyboard.PressAsync("Escape");
        await console.Owner.Patch<object>($"tickets/{ticket}", new { status = "completed" }, Ended);
        await Expect(window["customer-ticket"]).ToHaveCountAsync(0);
        await AskToDelete(window);
        await window["delete-go"].ClickAsync();

        await Expect(window.Page).ToHaveURLAsync(ListAddress());
        Assert.Empty(window.Errors);
    }

    private static async Task AskToDelete(ConsoleWindow window)
    {
        await window["customer-more"].ClickAsync();
        await window["delete-customer"].ClickAsync();
    }

    private static async Task Enter(ConsoleWindow window, string name, string address)
    {
        await window["new-customer"].ClickAsync();
        await window["customer-name-input"].FillAsync(name);
        await window["customer-email-input"].FillAsync(address);
        await window["make-customer"].ClickAsync();
    }

    private async Task<string> IdOf(string address) =>
        (await console.Owner.Get<JsonElement>($"customers?email={Uri.EscapeDataString(address)}", Ended))
            .GetProperty("items")[0].GetProperty("id").GetString()!;

    [GeneratedRegex("/customers(?:\\?.*)?$", RegexOptions.None, 1000)]
    private static partial Regex ListAddress();
}
