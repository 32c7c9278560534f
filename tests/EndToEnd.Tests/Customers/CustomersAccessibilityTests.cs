using System.Text.Json;
using Microsoft.Playwright;
using Oqupie.EndToEnd.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Customers;

/// <summary>The pages of customers and what opens over them, without what a machine can find that stands in anybody's way.</summary>
[Collection(SharedConsoleCollection.Name)]
public sealed class CustomersAccessibilityTests(SharedConsole console)
{
    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Neither_the_list_nor_a_page_nor_a_dialog_stands_in_anybodys_way()
    {
        var company = await console.NewCompany();
        await company.Mail("주문은 언제 오나요?", "일주일째 기다리고 있어요.");
        await using var window = await console.Enter(company, "ko");
        await Expect(window.Row("주문은 언제 오나요?")).ToBeVisibleAsync();
        var found = await console.Owner.Get<JsonElement>($"customers?email={Uri.EscapeDataString(company.Customer.Address)}", Ended);
        var customer = $"customers/{found.GetProperty("items")[0].GetProperty("id").GetString()}";
        await console.Owner.Patch<JsonElement>(customer, new { rating = "malicious", tags = new[] { "욕설" }, language = "ko" }, Ended);
        await console.Owner.Post<JsonElement>($"{customer}/memos", new { body = "<p>오후에만 통화해요.</p>" }, cancellationToken: Ended);
        var barriers = Barriers.MoreThanMinor();

        await window.Go("/customers");
        await Look("customers", window["customer-row"].First);
        await window["new-customer"].ClickAsync();
        await Look("customers-new", window["make-customer"]);
        await window.Go($"/{customer}");
        await Look("customer", window["customer-memo"]);
        await window["write-customer-memo"].ClickAsync();
        await Look("customer-memo", window["customer-memo-editor"]);
        await window["customer-name"].ClickAsync();
        await Look("customer-name", window["customer-name-edit"]);
        await window["merge-customer"].ClickAsync();
        await Look("customer-merge", window["merge-look"]);

        barriers.AreNone();

        async Task Look(string name, ILocator there)
        {
            await Expect(there).ToBeVisibleAsync();
            await window.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            await barriers.Look(window, name);
        }
    }
}
