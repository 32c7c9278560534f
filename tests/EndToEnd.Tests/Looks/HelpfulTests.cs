using System.Text.Json;
using Oqupie.EndToEnd.Tests.Browsing;
using Oqupie.Testing.Api;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Looks;

/// <summary>"Was this helpful", where the browser runs scripts.</summary>
[Collection(SharedConsoleCollection.Name)]
public sealed class HelpfulTests(SharedConsole console)
{
    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_says_yes_is_thanked_where_they_are()
    {
        var brand = await console.Owner.NewBrand("Helpful", "help@cook.example", cancellationToken: Ended);
        var kb = $"brands/{brand.Id}/kb";
        var category = await Made($"{kb}/categories", new { name = "Payments", state = "public" });
        var article = await Made($"{kb}/articles", new { title = "Refunds", body = "<p>Soon.</p>", state = "public", place = new { category } });
        await using var window = await console.Open();
        var address = $"/portal/{brand.Slug}/articles/{article}";

        while (!(await window.Page.GotoAsync(address))!.Ok)
        {
            // Within a second it is there.
        }

        await window.Page.Locator(".helpful button[value=yes]").ClickAsync();

        await Expect(window.Page.Locator(".helpful [role=status]")).ToBeVisibleAsync();
        Assert.EndsWith(address, window.Page.Url, StringComparison.Ordinal);
    }

    private async Task<string?> Made(string path, object wish) =>
        (await console.Owner.Post<JsonElement>(path, wish, cancellationToken: Ended)).GetProperty("id").GetString();
}
