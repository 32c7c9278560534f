using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Oqupie.EndToEnd.Tests.Browsing;
using Oqupie.Testing.Servers;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Accounts;

public sealed partial class FirstRunTests(Browser browser)
{
    [Fact]
    public async Task The_printed_link_makes_the_first_owner_and_works_once()
    {
        await using var product = new RunningProduct { Kind = ProductKind.AllInOne, HasOwner = false };
        await product.Start(TestContext.Current.CancellationToken);
        await Until.True(
            () => SetUpLink().IsMatch(product.Output),
            () => $"No set-up link was printed:\n{product.Output}",
            cancellationToken: TestContext.Current.CancellationToken);
        var link = new Uri(SetUpLink().Match(product.Output).Value).PathAndQuery;

        await using var owner = await browser.Open(product.Address);
        await FillIn(owner, link);
        await Expect(owner.Page).ToHaveURLAsync(new Regex("/settings/brands$"));
        await owner.Picture("first-run-brands");

        await using var somebody = await browser.Open(product.Address);
        await somebody.Go(link);
        await Expect(somebody.Page.GetByText("Set-up is done. Please sign in.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_made_up_link_makes_nobody_an_owner()
    {
        await using var product = new RunningProduct { Kind = ProductKind.AllInOne, HasOwner = false };
        await product.Start(TestContext.Current.CancellationToken);
        await using var stranger = await browser.Open(product.Address);

        await FillIn(stranger, "/setup?token=made-up");

        await Expect(stranger.Page.GetByText("This set-up link doesn’t work.")).ToBeVisibleAsync();
    }

    private static async Task FillIn(ConsoleWindow window, string link)
    {
        await window.Go(link);
        await window.Page.GetByLabel("Account name").FillAsync("Acme");
        await window.Page.GetByLabel("Your name").FillAsync("Oh");
        await window.Page.Locator("input[type=email]").FillAsync("oh@acme.example");
        await window.Page.Locator("input[type=password]").FillAsync(People.Password);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Get started" }).ClickAsync();
    }

    [GeneratedRegex("""https?://\S+/setup\?token=[\w~.-]+""")]
    private static partial Regex SetUpLink();
}
