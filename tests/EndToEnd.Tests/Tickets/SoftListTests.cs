using System.Globalization;
using Microsoft.Playwright;
using Oqupie.EndToEnd.Tests.Browsing;
using Oqupie.Testing.Api;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Tickets;

/// <summary>A list that does not jump.</summary>
[Collection(SharedConsoleCollection.Name)]
public sealed class SoftListTests(SharedConsole console)
{
    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_row_that_fits_no_more_fades_in_its_place_and_goes_and_the_cursor_stays_at_the_place()
    {
        var brand = await console.Owner.NewBrand("Soft", "soft@cook.example", cancellationToken: Ended);
        var tickets = new List<Ticket>();
        foreach (var subject in (string[])["first", "second", "third"])
        {
            tickets.Add(await console.Owner.NewTicket(brand, "customer@mail.example", subject, "…", cancellationToken: Ended));
        }

        await using var window = await console.Enter();
        await window.Go($"/inbox/all?brand={brand.Id}");
        await Expect(window["ticket-row"]).ToContainTextAsync(["third", "second", "first"]);
        await window.Page.Keyboard.PressAsync("j");
        await window.Page.Keyboard.PressAsync("j");
        await Expect(window.Row("second").GetByRole(AriaRole.Link)).ToBeFocusedAsync();
        await window.Row("second").HoverAsync();

        await console.Owner.Patch<Ticket>(string.Create(CultureInfo.InvariantCulture, $"tickets/{tickets[1].Id}"), new { status = "completed" }, Ended);

        await Expect(window.Page.Locator("[data-leaving]")).ToContainTextAsync("second");
        Assert.Contains("second", await window["ticket-row"].Nth(1).InnerTextAsync(), StringComparison.Ordinal);
        await window.Picture("row-leaving");
        await Expect(window.Row("second")).ToHaveCountAsync(0);
        await Expect(window.Row("first").GetByRole(AriaRole.Link)).ToBeFocusedAsync();
        await Expect(window["ticket-row"]).ToContainTextAsync(["third", "first"]);
        Assert.Empty(window.Errors);
    }
}
