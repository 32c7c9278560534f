using System.Text.Json;
using Microsoft.Playwright;
using Oqupie.EndToEnd.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Looks;

/// <summary>What a machine can find of that people cannot read, reach or hear.</summary>
[Collection(SharedConsoleCollection.Name)]
public sealed class AccessibilityTests(SharedConsole console)
{
    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_main_pages_have_no_serious_barrier()
    {
        var company = await console.NewCompany();
        await company.Mail("Where is my order?", "I have waited for a week.");
        var barriers = Barriers.Serious();
        await using var stranger = await console.Open();
        await stranger.Go("/sign-in");
        await Look(stranger, "sign-in", stranger.Page.Locator("input[type=password]"));
        await using var window = await console.Enter(company);
        await Look(window, "list", window.Row("Where is my order?"));
        await window.OpenTicket("Where is my order?");
        await Look(window, "ticket", window.Items("message").First);
        await window["mode-memo"].ClickAsync();
        await Look(window, "memo", window["composer-editor"]);
        var brand = $"brands/{company.Brand.Id}";
        foreach (var (page, name) in ((string, string)[])
            [
                ("profile", "profile"),
                ("brands", "brands"),
                (brand, "brand"),
                ($"{brand}/mail", "mail"),
                ($"{brand}/portal", "portal"),
                ($"{brand}/channels/{company.Channel.Id}", "channel"),
                ("translation", "translation"),
                ("members", "members"),
                ("groups", "groups"),
                ("api-keys", "api-keys"),
            ])
        {
            await window.Go($"/settings/{page}");
            await Look(window, $"settings-{name}", window.Page.Locator("h1, h2").First);
        }

        var kb = $"brands/{company.Brand.Id}/kb";
        var category = (await console.Owner.Post<JsonElement>($"{kb}/categories", new { name = "Payments", state = "public" }, cancellationToken: Ended))
            .GetProperty("id").GetString();
        var article = (await console.Owner.Post<JsonElement>(
            $"{kb}/articles", new { title = "Refunds", body = "<p>Soon.</p>", place = new { category } }, cancellationToken: Ended)).GetProperty("id")
            .GetString();
        await window.Go($"/knowledge/{company.Brand.Id}/{article}");
        await Look(window, "knowledge", window["article-editor"]);
        var notices = $"brands/{company.Brand.Id}/notices";
        var notice = (await console.Owner.Post<JsonElement>(
            notices, new { title = "We rest", body = "<p>On Sunday.</p>", state = "public", pinned = true }, cancellationToken: Ended)).GetProperty("id")
            .GetString();
        await window.Go($"/notices/{company.Brand.Id}/{notice}");
        await Look(window, "notices", window["article-editor"]);
        var response = (await console.Owner.Post<JsonElement>(
            "canned-responses", new { name = "Hello", body = "<p>Hi {{customer.name}}</p>" }, cancellationToken: Ended)).GetProperty("id").GetString();
        await window.Go($"/canned/{response}");
        await Look(window, "canned", window["response-editor"]);
        barriers.AreNone();

        async Task Look(ConsoleWindow at, string name, ILocator there)
        {
            await Expect(there).ToBeVisibleAsync();
            await barriers.Look(at, name);
        }
    }
}
