using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Oqupie.EndToEnd.Tests.Browsing;
using Oqupie.Testing.Servers;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Notices;

/// <summary>Somebody tells all customers at once.</summary>
[Collection(SharedConsoleCollection.Name)]
public sealed partial class NoticesTests(SharedConsole console)
{
    [Fact]
    public async Task A_notice_is_written_published_and_told_by_portal_and_feeds()
    {
        var company = await console.NewCompany();
        var portal = $"/portal/{company.Brand.Slug}";
        await using var member = await console.Enter(company);
        await member.Go($"/notices/{company.Brand.Id}");
        await member["new-notice"].ClickAsync();
        await Expect(member["article-editor"]).ToBeVisibleAsync();
        await member["notice-title"].FillAsync("We rest on Sunday");
        await member["article-editor"].ClickAsync();
        await member.Page.Keyboard.TypeAsync("From two to four in the morning.");
        await member["notice-state"].ClickAsync();
        await member.Page.GetByRole(AriaRole.Option, new() { NameRegex = Everybody() }).ClickAsync();
        await member.Page.GetByRole(AriaRole.Checkbox).ClickAsync();
        await member.Page.Keyboard.PressAsync("Control+s");
        await Expect(member["save-notice"]).ToBeDisabledAsync();
        await Expect(member["notice-row"]).ToContainTextAsync("We rest on Sunday");
        await Expect(member["notice-row"]).ToContainTextAsync("Public");
        await member.Picture("notices");

        await using var customer = await console.Open();
        await Until.True(
            async _ => (await customer.Page.APIRequest.GetAsync($"{portal}/notices.rss")).Status is 200
                && (await (await customer.Page.APIRequest.GetAsync($"{portal}/notices.rss")).TextAsync())
                    .Contains("We rest on Sunday", StringComparison.Ordinal),
            () => "The feed does not tell of it.",
            cancellationToken: TestContext.Current.CancellationToken);
        await customer.Go(portal);
        await customer.Page.GetByRole(AriaRole.Link, new() { NameRegex = Rest() }).ClickAsync();
        await Expect(customer.Page.GetByText("From two to four in the morning.")).ToBeVisibleAsync();
        await customer.Picture("portal-notice");
        Assert.Contains("We rest on Sunday", await (await customer.Page.APIRequest.GetAsync($"{portal}/notices.json")).TextAsync(), StringComparison.Ordinal);

        await member.Page.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await member.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Expect(member["notice-row"]).ToHaveCountAsync(0);

        Assert.Empty(member.Errors);
        Assert.Empty(customer.Errors);
    }

    [GeneratedRegex("^Public", RegexOptions.None, 1000)]
    private static partial Regex Everybody();

    [GeneratedRegex("We rest on Sunday", RegexOptions.None, 1000)]
    private static partial Regex Rest();
}
