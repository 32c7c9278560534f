using System.Globalization;
using Microsoft.Playwright;
using Oqupie.EndToEnd.Tests.Browsing;
using Oqupie.Testing.Servers;

namespace Oqupie.EndToEnd.Tests.Channels;

/// <summary>The page on which an e-mail channel is connected, filled in as a person does it.</summary>
internal sealed class ChannelForm(ConsoleWindow window)
{
    public ILocator Result => window["test-result"];

    public async Task Fill(MailServers servers, Mailbox mailbox, string? imapPassword = null)
    {
        await window.Page.Locator("input[name=address]").FillAsync(mailbox.Address);
        await Server("imap", servers.Imap.Port, mailbox.Address, imapPassword ?? mailbox.Password);
        await Server("smtp", servers.Smtp.SubmissionPort, mailbox.Address, mailbox.Password);
    }

    public Task Test() => window["test-connection"].ClickAsync();

    public Task Save() => window["save-channel"].ClickAsync();

    private async Task Server(string part, int port, string user, string password)
    {
        var server = window.Page.Locator(".server").Filter(new() { Has = window.Page.Locator($"input[name={part}-host]") });
        await server.GetByLabel("Encryption").ClickAsync();
        await window.Page.GetByRole(AriaRole.Option, new() { Name = "None", Exact = true }).ClickAsync();
        await server.Locator($"input[name={part}-host]").FillAsync(MailServers.Host);
        await server.Locator($"input[name={part}-port]").FillAsync(port.ToString(CultureInfo.InvariantCulture));
        await server.Locator($"input[name={part}-user]").FillAsync(user);
        await server.Locator($"input[name={part}-password]").FillAsync(password);
    }
}
