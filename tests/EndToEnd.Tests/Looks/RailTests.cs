using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Oqupie.EndToEnd.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Looks;

/// <summary>What stands around every page: the rail, and the settings it leads to.</summary>
[Collection(SharedConsoleCollection.Name)]
public sealed class RailTests(SharedConsole console)
{
    [Fact]
    public async Task The_rail_says_in_words_where_it_leads_and_is_as_wide_as_one_likes()
    {
        await using var window = await console.Enter();
        var rail = window.Page.Locator(".rail");
        await Expect(rail.GetByText("Knowledge base")).ToBeVisibleAsync();
        var narrow = (await rail.BoundingBoxAsync())!.Width;

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Wider" }).ClickAsync();
        await window.Page.ReloadAsync();

        await Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = "Narrower" })).ToBeVisibleAsync();
        Assert.True((await rail.BoundingBoxAsync())!.Width > narrow * 2);
    }

    [Fact]
    public async Task Each_setting_says_what_it_is_for_before_one_opens_it()
    {
        await using var window = await console.Enter();
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Settings" }).ClickAsync();
        await Expect(window.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Settings");
        await window.Picture("settings-home");

        await window.Page.GetByText("Put members together who share tickets.").ClickAsync();

        await Expect(window.Page).ToHaveURLAsync(new Regex("/settings/groups$"));
    }

    [Fact]
    public async Task Changes_in_a_row_are_one_line_that_opens()
    {
        var company = await console.NewCompany();
        await company.Mail("Where is my order?", "I have waited for a week.");
        await using var window = await console.Enter(company);
        await window.OpenTicket("Where is my order?");
        var ticket = window.Page.Url.Split('?')[0].Split('/')[^1];
        foreach (var importance in (string[])["high", "urgent", "low"])
        {
            await console.Owner.Patch<object>($"tickets/{ticket}", new { importance }, TestContext.Current.CancellationToken);
        }

        await Expect(window["changes"]).ToContainTextAsync("3 changes");
        await Expect(window.Items("changed").First).ToBeHiddenAsync();
        await window["changes"].ClickAsync();

        await Expect(window.Items("changed").First).ToBeVisibleAsync();
        await Expect(window.Items("changed")).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task Beside_a_ticket_stands_what_its_customer_has_asked_before()
    {
        var company = await console.NewCompany();
        await using var window = await console.Enter(company);
        await company.Mail("Where is my order?", "I have waited for a week.");
        await Expect(window.Row("Where is my order?")).ToBeVisibleAsync();
        await company.Mail("And my refund?", "It is late.");
        await window.OpenTicket("And my refund?");

        await Expect(window["earlier-tickets"]).ToContainTextAsync("Where is my order?");
        await window["earlier-tickets"].GetByRole(AriaRole.Link).ClickAsync();

        await Expect(window["ticket-subject"]).ToHaveTextAsync("Where is my order?");
    }
}
