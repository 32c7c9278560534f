using System.Globalization;
using Microsoft.Playwright;
using MimeKit;
using Oqupie.EndToEnd.Tests.Accounts;
using Oqupie.Testing.Api;
using Oqupie.Testing.Servers;

namespace Oqupie.EndToEnd.Tests.Browsing;

/// <summary>One running product for all tests that need no fresh one. Each test takes a brand, a mailbox and customers of its own.</summary>
public sealed class SharedConsole(MailServers servers, Browser browser) : IAsyncLifetime
{
    private const string Inbox = "/inbox/unassigned";

    /// <summary>Windows between two sign-ins of the owner's own: a member has a bounded number of sessions, and the oldest one ends for the newest.</summary>
    private const int WindowsForASession = 40;

    private int _companies;
    private int _windows;

    public RunningProduct Product { get; } = new() { Kind = ProductKind.AllInOne, Settings = ["--Translation:PrivateHosts:0=127.0.0.1"] };

    public MailServers Servers => servers;

    public OqupieApi Owner { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Product.Start();
        Owner = await Product.SignIn();
        await Owner.Patch<Me>("me", new { language = "en" });
    }

    /// <summary>The owner's console with this company's tickets in the list.</summary>
    internal Task<ConsoleWindow> Enter(Company company, string language = "en", ColorScheme scheme = ColorScheme.Light) =>
        Enter($"{Inbox}?brand={company.Brand.Id}", language, scheme);

    /// <summary>The owner's console. Always in a language that is said: another test may have left another one.</summary>
    internal Task<ConsoleWindow> Enter(string language = "en", ColorScheme scheme = ColorScheme.Light) => Enter(Inbox, language, scheme);

    /// <summary>Somebody who has been invited and is in.</summary>
    internal async Task<ConsoleWindow> NewColleague(string name)
    {
        var wish = new { email = $"{Guid.NewGuid():n}@acme.example", name, role = "agent" };
        var invitation = await Owner.Post<Invitation>("members/invitations", wish);
        var window = await browser.Open(Product.Address);
        await window.Enter(Inbox, $"invitations/{invitation.Link.Segments[^1]}", new { name, password = People.Password });
        return window;
    }

    internal Task<ConsoleWindow> Open(string locale = "en-US", ColorScheme scheme = ColorScheme.Light) => browser.Open(Product.Address, locale, scheme);

    internal Task<ConsoleWindow> OpenPhone(bool script, ColorScheme scheme = ColorScheme.Light) => browser.OpenPhone(Product.Address, script, scheme);

    /// <summary>Somebody who follows an invitation's link and is in.</summary>
    internal Task<ConsoleWindow> Accept(string link) => browser.Accept(Product, link);

    /// <summary>A brand that takes mail and answers it, and a customer with a mailbox.</summary>
    internal async Task<Company> NewCompany()
    {
        var mailbox = await servers.NewMailbox();
        var brand = await Owner.NewBrand(string.Create(CultureInfo.InvariantCulture, $"Town {++_companies}"), mailbox.Address);
        return new(servers, mailbox, brand, await Owner.NewChannel(brand, servers, mailbox), await servers.NewMailbox());
    }

    private async Task<ConsoleWindow> Enter(string path, string language, ColorScheme scheme)
    {
        if (++_windows % WindowsForASession == 0)
        {
            await Owner.SignIn(RunningProduct.OwnerEmail, RunningProduct.OwnerPassword);
        }

        await Owner.Patch<Me>("me", new { language });
        var window = await browser.Open(Product.Address, scheme: scheme);
        await window.Enter(path, "session", new { email = RunningProduct.OwnerEmail, password = RunningProduct.OwnerPassword });
        return window;
    }

    public ValueTask DisposeAsync()
    {
        Owner?.Dispose();
        return Product.DisposeAsync();
    }
}

internal sealed record Company(MailServers Servers, Mailbox Support, Brand Brand, Channel Channel, Mailbox Customer)
{
    /// <summary>The customer writes; where it answers a mail, as a mail program does it.</summary>
    public async Task<MimeMessage> Mail(string subject, string text, MimeMessage? answers = null, params Mailbox[] copied)
    {
        var mail = new MimeMessage(
            [new MailboxAddress("김하늘", Customer.Address)], [new MailboxAddress("", Support.Address)], subject, new TextPart("plain") { Text = text });
        mail.MessageId = $"{Guid.NewGuid():n}@customer.example";
        mail.Cc.AddRange(copied.Select(mailbox => new MailboxAddress("", mailbox.Address)));
        if (answers is not null)
        {
            mail.InReplyTo = answers.MessageId!;
            mail.References.AddRange([.. answers.References, answers.MessageId!]);
        }

        await Servers.Send(mail, TestContext.Current.CancellationToken);
        return mail;
    }
}

[CollectionDefinition(Name)]
public sealed class SharedConsoleCollection : ICollectionFixture<SharedConsole>
{
    public const string Name = "shared console";
}
