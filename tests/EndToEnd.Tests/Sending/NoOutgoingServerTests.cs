using System.Text.Json;
using Microsoft.Playwright;
using Oqupie.EndToEnd.Tests.Browsing;
using Oqupie.Testing.Api;
using Oqupie.Testing.Servers;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Sending;

[Collection(SharedConsoleCollection.Name)]
public sealed class NoOutgoingServerTests(SharedConsole console)
{
    [Fact]
    public async Task Who_writes_where_nothing_can_leave_is_told_before_and_the_reply_goes_out_by_one_click_once_it_can()
    {
        var company = await console.NewCompany();
        var mute = new { settings = new { address = company.Support.Address } };
        await console.Owner.Patch<Channel>($"channels/{company.Channel.Id}", mute, cancellationToken: Now);
        var ticket = await console.Owner.NewTicket(
            company.Brand, company.Customer.Address, "Where is my order?", "I wait.", company.Channel.Id, cancellationToken: Now);
        await using var window = await console.Enter(company);
        await window.OpenTicket("Where is my order?");
        await Expect(window["no-sender"]).ToBeVisibleAsync();
        await window.Picture("no-sender");

        await window.Write("On its way.");
        await window["composer-send"].ClickAsync();

        var reply = window.Items("reply", "failed");
        await Expect(reply).ToContainTextAsync("On its way.");
        await Expect(reply).ToContainTextAsync("no outgoing server");
        await window["no-sender-settings"].ClickAsync();
        await Expect(window["channel-sends-not"]).ToBeVisibleAsync();
        await console.Owner.Patch<Channel>($"channels/{company.Channel.Id}", ApiSetUp.Settings(company.Servers, company.Support), cancellationToken: Now);
        // A silo may know the settings of two seconds ago, and would still say no.
        await Until.True(
            async ct => (await console.Owner.Get<JsonElement>($"tickets/{ticket.Id}/reply-surface", ct)).GetProperty("sends").GetBoolean(),
            () => "The channel is not known to send.",
            cancellationToken: Now);
        await window.Page.GoBackAsync();
        await Expect(window.Items("reply", "failed")).ToBeVisibleAsync();
        await Expect(window["no-sender"]).ToHaveCountAsync(0);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Send again" }).ClickAsync();
        await company.Servers.WaitForMail(
            company.Customer, mail => mail.TextBody?.Contains("On its way.", StringComparison.Ordinal) is true, cancellationToken: Now);
    }

    private static CancellationToken Now => TestContext.Current.CancellationToken;
}
