using System.Globalization;
using Microsoft.Playwright;
using Oqupie.EndToEnd.Tests.Accounts;
using Oqupie.EndToEnd.Tests.Browsing;
using Oqupie.Testing.Api;
using Oqupie.Testing.Servers;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Notifications;

/// <summary>What nobody has opened comes by mail, over a real server; and a server that has none says so.</summary>
[Collection(SharedConsoleCollection.Name)]
public sealed class NotificationMailTests(SharedConsole console, MailServers servers, Browser browser)
{
    private const string Public = "https://help.acme.example";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Unopened_calls_are_mailed_to_who_wants_that_and_opened_ones_are_not()
    {
        await using var product = new RunningProduct { Kind = ProductKind.AllInOne, Settings = WithMail() };
        await product.Start(Cancellation);
        using var owner = await product.SignIn(Cancellation);
        var (support, mailbox, customer) = (await servers.NewMailbox(), await servers.NewMailbox(), await servers.NewMailbox());
        var brand = await owner.NewBrand("Town", support.Address, cancellationToken: Cancellation);
        await owner.NewChannel(brand, servers, support, Cancellation);
        var read = await owner.NewTicket(brand, customer.Address, "Read at once", "Please look.", cancellationToken: Cancellation);
        var left = await owner.NewTicket(brand, customer.Address, "Left unread", "Please look.", cancellationToken: Cancellation);
        var invitation = await owner.Post<Invitation>(
            "members/invitations", new { email = mailbox.Address, name = "Mina", role = "proAgent" }, cancellationToken: Cancellation);
        await using var member = await browser.Accept(product, invitation.Link.ToString());
        await WantMail(member);

        await Mention(owner, read.Id, invitation.Id);
        await member["bell"].ClickAsync();
        await member["bell-all"].ClickAsync();
        await Expect(member["bell-count"]).ToHaveCountAsync(0);
        await Mention(owner, left.Id, invitation.Id);

        var mail = await servers.WaitForMail(
            mailbox, one => one.TextBody?.Contains("Left unread", StringComparison.Ordinal) is true, TimeSpan.FromMinutes(1), Cancellation);
        Assert.DoesNotContain("Read at once", mail.TextBody!, StringComparison.Ordinal);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"{Public}/tickets/{left.Id}"), mail.HtmlBody!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_are_kept_and_a_server_that_cannot_mail_says_so()
    {
        await using var owner = await console.Enter();
        await using var member = await console.NewColleague("Mina");
        await member.Go("/settings/profile");
        await Expect(member["mail-stays"]).ToBeVisibleAsync();
        await Expect(member["way-mention-mail"]).ToBeDisabledAsync();
        await member["mail-when"].ClickAsync();
        await member.Page.GetByRole(AriaRole.Option).Last.ClickAsync();
        await Expect(member["mail-hour"]).ToBeVisibleAsync();
        await Expect(member["way-mention-mail"]).ToBeCheckedAsync();
        await member["way-mention-mail"].ClickAsync();
        await Expect(member["way-mention-mail"]).Not.ToBeCheckedAsync();
        await Expect(member["way-mention-mail"]).ToBeEnabledAsync(); // It was saved.
        await member.Picture("notification-settings");

        await member.Page.ReloadAsync();

        await Expect(member["mail-hour"]).ToBeVisibleAsync();
        await Expect(member["way-mention-mail"]).Not.ToBeCheckedAsync();
        await Expect(member["way-assigned-mail"]).ToBeCheckedAsync();
    }

    private static async Task WantMail(ConsoleWindow member)
    {
        await member.Go("/settings/profile");
        await member["mail-when"].ClickAsync();
        await member.Page.GetByRole(AriaRole.Option).Nth(1).ClickAsync();
        await Expect(member["mail-stays"]).ToHaveCountAsync(0);
        await Expect(member["way-mention-mail"]).ToBeEnabledAsync();
    }

    private static Task<object> Mention(OqupieApi owner, int ticket, string member) => owner.Post<object>(
        string.Create(CultureInfo.InvariantCulture, $"tickets/{ticket}/memos"),
        new { body = $"@[{member}]", format = "text" },
        cancellationToken: Cancellation);

    private string[] WithMail() =>
    [
        $"--Mail:Host={MailServers.Host}",
        string.Create(CultureInfo.InvariantCulture, $"--Mail:Port={servers.Smtp.Port}"),
        "--Mail:Tls=None",
        "--Mail:From=Acme <notices@acme.example>",
        "--Notifications:MailAfter=00:00:10",
        $"--Web:PublicAddress={Public}",
    ];
}
