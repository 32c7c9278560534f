using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Oqupie.EndToEnd.Tests.Accounts;
using Oqupie.EndToEnd.Tests.Browsing;
using Oqupie.Testing.Api;
using Oqupie.Testing.Servers;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Notifications;

/// <summary>
/// From a member's switch to a notification of a real service worker. Only the way between is played: a browser of a test reaches no push service, so the
/// subscription is one of the test's own, and what the product sends to it is handed to the worker by the browser's protocol.
/// </summary>
[Collection(SharedConsoleCollection.Name)]
public sealed class PushTests(Browser browser)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_device_is_notified_while_no_console_is_open_and_a_click_leads_to_the_ticket()
    {
        await using var service = new PushServer();
        await using var product = new RunningProduct
        {
            Kind = ProductKind.AllInOne,
            Settings = ["--Outgoing:AllowPrivateTargets=true", "--Push:After=00:00:00.1"],
        };
        await product.Start(Cancellation);
        using var owner = await product.SignIn(Cancellation);
        var brand = await owner.NewBrand("Town", "support@acme.example", cancellationToken: Cancellation);
        var ticket = await owner.NewTicket(brand, "haneul@customer.example", "Where is my parcel?", "Please look.", cancellationToken: Cancellation);
        var invitation = await owner.Post<Invitation>(
            "members/invitations", new { email = "mina@acme.example", name = "Mina", role = "proAgent" }, cancellationToken: Cancellation);
        await using var member = await browser.Accept(product, invitation.Link.ToString());
        var worker = await TurnOn(member, product, service.Subscribe());

        await member.Go("about:blank");
        await worker.NobodyLooks();
        await Mention(owner, ticket.Id, invitation.Id);
        await Until.True(() => !service.Taken.IsEmpty, () => "nothing was pushed", cancellationToken: Cancellation);
        await worker.Deliver(service.Taken.Single().Text);
        await worker.Shows(string.Create(CultureInfo.InvariantCulture, $"#{ticket.Id} Where is my parcel?"));
        await member.Go("/settings/profile");
        await Expect(member["push-device"]).ToHaveCountAsync(1);
        await worker.Click();
        await Expect(member["ticket-subject"]).ToContainTextAsync("Where is my parcel?");

        await member.Go("about:blank");
        await worker.NobodyLooks();
        await worker.Deliver(Note(901, [901]));
        await worker.Deliver(Note(902, [902])); // By then the first was opened elsewhere.
        await worker.Shows("#902");
        await member.Go("/settings/profile");

        await member["account-menu"].ClickAsync();
        await member.Page.GetByRole(Microsoft.Playwright.AriaRole.Menuitem).Last.ClickAsync();
        await member.Page.WaitForURLAsync(new Regex("/sign-in"));
        await worker.ShowsNothing();
        await member.SignIn("mina@acme.example", People.Password);
        await member.Page.WaitForURLAsync("**/inbox/**");
        await member.Go("/settings/profile");
        await Expect(member["push-on"]).ToBeVisibleAsync();
        await Expect(member["push-device"]).ToHaveCountAsync(0);
        Assert.Empty(member.Errors);
    }

    private static async Task<ServiceWorkerTap> TurnOn(ConsoleWindow member, RunningProduct product, PushedBrowser subscription)
    {
        var worker = new ServiceWorkerTap(member.Page, product.Address);
        await member.Page.Context.GrantPermissionsAsync(["notifications"], new() { Origin = product.Address.GetLeftPart(UriPartial.Authority) });
        var json = JsonSerializer.Serialize(new { endpoint = subscription.Endpoint, keys = new { p256dh = subscription.P256dh, auth = subscription.Auth } });
        await member.Page.AddInitScriptAsync($"PushManager.prototype.subscribe = () => Promise.resolve({{ toJSON: () => ({json}) }})");
        await worker.Listen();
        await member.Go("/settings/profile");
        await member["push-on"].ClickAsync();
        await Expect(member["push-device"]).ToHaveCountAsync(1);
        await Expect(member["push-off"]).ToBeVisibleAsync();
        await member["push"].ScrollIntoViewIfNeededAsync();
        await member.Picture("push-devices");
        return worker;
    }

    private static string Note(int ticket, int[] open) => JsonSerializer.Serialize(
        new { title = "Lee mentioned you", body = $"#{ticket}", tag = $"ticket-{ticket}", ticket, url = "/inbox/all", open });

    private static Task<object> Mention(OqupieApi owner, int ticket, string member) => owner.Post<object>(
        string.Create(CultureInfo.InvariantCulture, $"tickets/{ticket}/memos"),
        new { body = $"@[{member}]", format = "text" },
        cancellationToken: Cancellation);
}
