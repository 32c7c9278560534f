using Microsoft.Playwright;
using Oqupie.EndToEnd.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Inquiries;

[Collection(SharedConsoleCollection.Name)]
public sealed class InquiryTypesTests(SharedConsole console)
{
    [Fact]
    public async Task A_type_is_made_with_a_field_that_hangs_on_an_answer_and_the_preview_shows_it_as_one_fills_it_in()
    {
        var company = await console.NewCompany();
        await using var window = await console.Enter(company);
        await Make(window, company, "Refund");
        await Add(window, "select", "Paid by");
        await window["paste-options"].ClickAsync();
        await window["option-lines"].FillAsync("Card\nCash");
        await window["take-lines"].ClickAsync();
        await Expect(window["field-option"]).ToHaveCountAsync(2);
        await Add(window, "text", "Bank account");
        await Expect(window["field-key"]).ToHaveValueAsync("bank_account");

        await window["field-condition"].ClickAsync();
        await window.Page.GetByRole(AriaRole.Option, new() { Name = "Paid by" }).ClickAsync();
        await window["condition-values"].GetByRole(AriaRole.Button, new() { Name = "Cash" }).ClickAsync();

        await Expect(Asked(window, "bank_account")).ToHaveCountAsync(0);
        await Asked(window, "paid_by").Locator("select").SelectOptionAsync("Cash");
        await Expect(Asked(window, "bank_account")).ToBeVisibleAsync();
        await window.Picture("inquiry-type");
        await window.Page.RunAndWaitForResponseAsync(
            () => window["save-type"].ClickAsync(), response => response.Request.Method is "PATCH" or "POST" && response.Ok);
        await Expect(window["save-type"]).Not.ToHaveAttributeAsync("aria-busy", "true");
        await Expect(window["save-type"]).ToBeDisabledAsync();
        await window.Page.ReloadAsync();
        await Expect(window["type-field"]).ToHaveCountAsync(2);
        await Expect(window["type-field"].Last).ToContainTextAsync("Bank account");
    }

    [Fact]
    public async Task Types_are_put_in_order_by_keyboard_and_stay_so()
    {
        var company = await console.NewCompany();
        await using var window = await console.Enter(company);
        await Make(window, company, "First");
        await Make(window, company, "Second");
        await window.Go(Types(company));
        await Expect(window["type-row"]).ToHaveCountAsync(2);
        var grip = window.Page.GetByRole(AriaRole.Button, new() { Name = "Move “Second”" });

        await grip.FocusAsync();
        await window.Page.Keyboard.PressAsync("Space");
        await window.Page.Keyboard.PressAsync("ArrowUp");
        await Expect(grip).ToBeFocusedAsync();
        await window.Page.RunAndWaitForResponseAsync(
            () => window.Page.Keyboard.PressAsync("Space"), response => response.Request.Method is "PATCH" && response.Ok);

        await Expect(window["type-row"].First).ToContainTextAsync("Second");
        await window.Picture("inquiry-types");
        await window.Page.ReloadAsync();
        await Expect(window["type-row"].First).ToContainTextAsync("Second");
    }

    [Fact]
    public async Task What_is_not_finished_is_told_beside_its_field_and_nothing_is_sent()
    {
        var company = await console.NewCompany();
        await using var window = await console.Enter(company);
        await Make(window, company, "Order");
        await Add(window, "select", "Shop");

        await window["save-type"].ClickAsync();

        await Expect(window["type-field"].GetByRole(AriaRole.Alert)).ToContainTextAsync("Add at least one option.");
        await Expect(window["save-type"]).ToBeEnabledAsync();
    }

    private static string Types(Company company) => $"/settings/brands/{company.Brand.Id}/inquiry-types";

    private static ILocator Asked(ConsoleWindow window, string key) => window.Page.Locator($"[data-testid=preview-field][data-key={key}]");

    private static async Task Make(ConsoleWindow window, Company company, string name)
    {
        await window.Go(Types(company));
        await window["new-type"].ClickAsync();
        await window["type-name"].FillAsync(name);
        await window["save-type"].ClickAsync();
        await Expect(window["save-type"]).ToBeDisabledAsync();
        await Expect(window["save-type"]).Not.ToHaveAttributeAsync("aria-busy", "true"); // Till then the page asks whether one wants to leave it.
    }

    private static async Task Add(ConsoleWindow window, string kind, string label)
    {
        await window["add-field"].ClickAsync();
        await window[$"add-{kind}"].ClickAsync();
        await window["field-label"].FillAsync(label);
    }
}
