using System.Globalization;
using Oqupie.EndToEnd.Tests.Browsing;
using Oqupie.Testing.Api;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Jobs;

/// <summary>Many tickets are changed by a job, which the tray shows on every page.</summary>
[Collection(SharedConsoleCollection.Name)]
public sealed class BulkJobTests(SharedConsole console)
{
    private const int Many = 130;

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_that_a_filter_finds_is_changed_by_a_job_that_outlives_the_page_and_is_undone()
    {
        var brand = await Filled(Many);
        await using var window = await console.Enter();
        await window.Go($"/inbox/all?brand={brand.Id}&status=new");
        await Expect(window["list-count"]).ToContainTextAsync($"{Many}");

        await window["check-every"].ClickAsync();
        await window["bulk-whole"].ClickAsync();
        await Expect(window["bulk-count"]).ToContainTextAsync($"{Many}");
        await window.Picture("bulk-whole");
        await window["bulk-status"].ClickAsync();
        await window["bulk-status-onHold"].ClickAsync();
        await Expect(window["job-tray"]).ToBeVisibleAsync();
        await Expect(window["bulk-bar"]).ToHaveCountAsync(0);

        await window.Page.ReloadAsync();
        await Expect(window["jobs-button"]).ToBeVisibleAsync();
        await OpenTray(window);
        var job = window["job"].First; // The newest; other tests may have left theirs.
        await Expect(job).ToHaveAttributeAsync("data-state", "done");
        await Expect(job).ToContainTextAsync($"{Many} of {Many}");
        await Expect(window["ticket-row"]).ToHaveCountAsync(0);
        await window.Picture("job-done");

        await job.GetByTestId("job-results").ClickAsync();
        await Expect(window.Page.Locator("[data-testid=job-result][data-outcome=done]").First).ToBeVisibleAsync();
        await window["results-failed"].ClickAsync();
        await Expect(window.Page.GetByText("Nothing failed.")).ToBeVisibleAsync();
        await window.Page.Keyboard.PressAsync("Escape");

        await job.GetByTestId("job-undo").ClickAsync();
        await Expect(job).ToHaveAttributeAsync("data-state", "undone");
        await Expect(window["list-count"]).ToContainTextAsync($"{Many}");
        Assert.Equal(Many, (await console.Owner.Tickets($"box=all&brand={brand.Id}&status=new", Ended)).Length);

        var id = await job.GetAttributeAsync("data-job");
        await job.GetByTestId("job-away").ClickAsync();
        await Expect(window.Page.Locator($"[data-job=\"{id}\"]")).ToHaveCountAsync(0);
        Assert.Empty(window.Errors);
    }

    [Fact]
    public async Task A_few_are_changed_at_once_and_put_back_by_one_click()
    {
        var brand = await Filled(3);
        await using var window = await console.Enter();
        await window.Go($"/inbox/all?brand={brand.Id}");
        await Expect(window["ticket-row"]).ToHaveCountAsync(3);
        var keyboard = window.Page.Keyboard;
        await keyboard.PressAsync("j");
        await keyboard.PressAsync("x");
        await keyboard.PressAsync("j");
        await keyboard.PressAsync("x");

        await keyboard.PressAsync("t");
        await window.Page.Locator(".combobox input").FillAsync("refund");
        await keyboard.PressAsync("Enter");
        await Expect(window["ticket-row"].Filter(new() { HasText = "refund" })).ToHaveCountAsync(2);

        await window["undo-bulk"].ClickAsync();
        await Expect(window["ticket-row"].Filter(new() { HasText = "refund" })).ToHaveCountAsync(0);
        await Expect(window["job-tray"]).ToHaveCountAsync(0);
        Assert.Empty(window.Errors);
    }

    [Fact]
    public async Task One_memo_is_written_on_every_checked_ticket()
    {
        var brand = await Filled(2);
        await using var window = await console.Enter();
        await window.Go($"/inbox/all?brand={brand.Id}");
        await Expect(window["ticket-row"]).ToHaveCountAsync(2);
        await window["check-every"].ClickAsync();

        await window.Page.Keyboard.PressAsync("m");
        await Expect(window["bulk-text"]).ToBeFocusedAsync();
        await window.Page.Keyboard.TypeAsync("Told by phone.");
        await window["bulk-write-go"].ClickAsync();

        await Expect(window["bulk-write"]).ToHaveCountAsync(0);
        foreach (var ticket in await console.Owner.Tickets($"box=all&brand={brand.Id}", Ended))
        {
            Assert.Contains(await console.Owner.Timeline(ticket.Id, Ended), item => item.Type is "memo" && item.Text?.Contains("Told by phone.") is true);
        }

        Assert.Empty(window.Errors);
    }

    /// <summary>It opens by itself only where the job is still at work.</summary>
    private static async Task OpenTray(ConsoleWindow window)
    {
        if (await window["jobs-button"].GetAttributeAsync("aria-expanded") is "false")
        {
            await window["jobs-button"].ClickAsync();
        }

        await Expect(window["job-tray"]).ToBeVisibleAsync();
    }

    private async Task<Brand> Filled(int tickets)
    {
        var brand = await console.Owner.NewBrand("Many", "many@cook.example", cancellationToken: Ended);
        await Parallel.ForAsync(0, tickets, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = Ended }, async (n, ending) =>
            await console.Owner.NewTicket(
                brand, $"customer{n}@mail.example", string.Create(CultureInfo.InvariantCulture, $"Inquiry {n}"), "Where is it?", cancellationToken: ending));
        return brand;
    }
}
