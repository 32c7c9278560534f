using System.Text.Json;
using Microsoft.Playwright;
using Oqupie.EndToEnd.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Tickets;

[Collection(SharedConsoleCollection.Name)]
public sealed class CannedResponseTests(SharedConsole console)
{
    private const string Responses = "canned-responses";

    [Fact]
    public async Task A_slash_finds_a_colleagues_response_and_its_filled_text_reaches_the_customer()
    {
        var company = await console.NewCompany();
        await company.Mail("Where is my refund?", "I have waited for a week.");
        await using var colleague = await console.Enter(company);
        var name = await Written(colleague, "refund", "Dear {{customer.name}}, your refund #{{ticket.number}} is on its way.");
        await using var window = await console.Enter(company);
        await window.OpenTicket("Where is my refund?");

        await window.Write("/refund");

        await Expect(window["offer"].First).ToContainTextAsync(name);
        await Expect(window["composer-editor"]).ToHaveRoleAsync(AriaRole.Combobox);
        await Expect(window["composer-editor"]).ToHaveAttributeAsync("aria-activedescendant", "composer-offers-0");
        await window.Picture("canned-offers");
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(window["composer-editor"]).ToContainTextAsync("Dear 김하늘, your refund #");
        await Expect(window["composer-editor"]).Not.ToContainTextAsync("/refund");
        await Expect(window["composer-editor"]).ToHaveRoleAsync(AriaRole.Textbox);
        await window["composer-send"].ClickAsync();
        await company.Servers.WaitForMail(
            company.Customer, mail => mail.TextBody?.Contains("Dear 김하늘, your refund", StringComparison.Ordinal) is true, cancellationToken: Now);
        await colleague.Page.ReloadAsync();
        await Expect(colleague["response-row"].Filter(new() { HasText = name })).ToContainTextAsync("Used once");
    }

    [Fact]
    public async Task A_value_that_the_ticket_lacks_is_marked_and_asked_for_once_before_it_is_sent()
    {
        var company = await console.NewCompany();
        await company.Mail("It crashes", "On level three.");
        var made = await Made(company, "Device", "device", "<p onclick='x()'>Your {{information.deviceModel}} is fine.</p><script>x()</script>");
        Assert.Equal("<p>Your {{information.deviceModel}} is fine.</p>", made.GetProperty("body").GetString());
        await using var window = await console.Enter(company);
        await window.OpenTicket("It crashes");
        await window.Write("/device");
        await Expect(window["offer"]).ToHaveCountAsync(1);
        await window.Page.Keyboard.PressAsync("Tab");
        await Expect(window["composer-editor"].Locator(".leftover")).ToHaveTextAsync("{{information.deviceModel}}");

        await window["composer-send"].ClickAsync();

        await Expect(window["leftovers"]).ToContainTextAsync("{{information.deviceModel}}");
        await window.Picture("canned-leftovers");
        await window["leftovers"].GetByRole(AriaRole.Button, new() { Name = "Fill in" }).ClickAsync();
        await window.Page.Keyboard.TypeAsync("phone");
        await Expect(window["composer-editor"]).ToHaveTextAsync("Your phone is fine.");
        await window["composer-send"].ClickAsync();
        await Expect(window.Items("reply")).ToContainTextAsync("Your phone is fine.");
    }

    [Fact]
    public async Task Escape_leaves_what_was_typed_and_a_slash_within_words_asks_for_nothing()
    {
        var company = await console.NewCompany();
        await company.Mail("Hello", "Hi.");
        await Made(company, "Greeting", "hi", "<p>Hello!</p>");
        await using var window = await console.Enter(company);
        await window.OpenTicket("Hello");
        await window.Write("/hi");
        await Expect(window["offers"]).ToBeVisibleAsync();

        await window.Page.Keyboard.PressAsync("Escape");

        await Expect(window["offers"]).ToBeHiddenAsync();
        await window.Page.Keyboard.TypeAsync(" and/or https://cook.example/hi");
        await Expect(window["composer-editor"]).ToHaveTextAsync("/hi and/or https://cook.example/hi");
        await Expect(window["offers"]).ToBeHiddenAsync();
        await window["insert-response"].ClickAsync();
        await window.Page.GetByRole(AriaRole.Option, new() { Name = "Greeting" }).ClickAsync();
        await Expect(window["composer-editor"]).ToContainTextAsync("Hello!");
    }

    [Fact]
    public async Task Brackets_put_in_a_link_to_a_public_article_and_one_for_members_is_offered_to_memos_alone()
    {
        var company = await console.NewCompany();
        await company.Mail("How do refunds work?", "Please tell me.");
        var kb = $"brands/{company.Brand.Id}/kb";
        var category = (await console.Owner.Post<JsonElement>($"{kb}/categories", new { name = "Payments", state = "public" }, cancellationToken: Now))
            .GetProperty("id").GetString();
        var place = new { category };
        var shown = new { title = "Refund policy", body = "<h2>When</h2><p>Within three days.</p>", state = "public", place };
        var article = (await console.Owner.Post<JsonElement>($"{kb}/articles", shown, cancellationToken: Now)).GetProperty("id").GetString();
        var secret = new { title = "Refund secrets", body = "<p>Ask the boss.</p>", state = "member", place };
        await console.Owner.Post<JsonElement>($"{kb}/articles", secret, cancellationToken: Now);
        await using var window = await console.Enter(company);
        await window.OpenTicket("How do refunds work?");

        await window.Write("See [[refund");

        await Expect(window["offer"]).ToHaveCountAsync(1);
        await window.Picture("insert-article");
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(window["composer-editor"].GetByRole(AriaRole.Link, new() { Name = "Refund policy" }))
            .ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex($"^http.*/portal/.*/articles/{article}$"));
        await window.Page.Keyboard.TypeAsync("[[refund");
        await Expect(window["offer"]).ToHaveCountAsync(1);
        await window.Page.Keyboard.PressAsync("Shift+Enter");
        await Expect(window["composer-editor"].Locator("strong")).ToHaveTextAsync("When");
        await Expect(window["composer-editor"]).ToContainTextAsync("Within three days.");
        await window["mode-memo"].ClickAsync();
        await window.Page.Keyboard.TypeAsync("[[refund");
        await Expect(window["offer"]).ToHaveCountAsync(2);
        await Expect(window["offer"].Filter(new() { HasText = "Refund secrets" })).ToContainTextAsync("members only");
    }

    [Fact]
    public async Task What_is_not_saved_is_asked_for_and_a_response_is_seen_as_a_ticket_would_have_it()
    {
        var company = await console.NewCompany();
        await company.Mail("Preview me", "Hi.");
        await using var window = await console.Enter(company);
        await Expect(window.Row("Preview me")).ToBeVisibleAsync();
        await window.Go("/canned");
        await window["new-response"].ClickAsync();
        await window["response-name"].FillAsync("Preview");
        await window["response-editor"].ClickAsync();
        await window.Page.Keyboard.TypeAsync("Hi ");
        await window["variables"].ClickAsync();
        await window.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Customer’s name" }).ClickAsync();

        await Expect(window["response-preview"]).ToHaveTextAsync("Hi 김하늘");

        await window.Picture("canned-page");
        await window.Page.Locator("a[href='/knowledge']").First.ClickAsync();
        await Expect(window.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Leave without saving?");
    }

    /// <summary>Written on its page, as somebody would, and shared.</summary>
    private static async Task<string> Written(ConsoleWindow window, string shortcut, string text)
    {
        var name = $"Refund {Guid.NewGuid():n}"[..16];
        await window.Go("/canned");
        await window["new-response"].ClickAsync();
        await window["response-name"].FillAsync(name);
        await window["response-shortcut"].FillAsync(shortcut);
        await window["response-sight"].ClickAsync();
        await window.Page.GetByRole(AriaRole.Option, new() { Name = "Shared" }).ClickAsync();
        await window["response-editor"].ClickAsync();
        await window.Page.Keyboard.TypeAsync(text);
        await window["save-response"].ClickAsync();
        await Expect(window["response-row"].Filter(new() { HasText = name })).ToBeVisibleAsync();
        return name;
    }

    private Task<JsonElement> Made(Company company, string name, string shortcut, string body) =>
        console.Owner.Post<JsonElement>(Responses, new { name, shortcut, body, brand = company.Brand.Id }, cancellationToken: Now);

    private static CancellationToken Now => TestContext.Current.CancellationToken;
}
