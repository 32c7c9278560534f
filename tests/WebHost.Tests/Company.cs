using Microsoft.Extensions.DependencyInjection;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.Testing;
using Oqupie.WebHost.Access;
using Oqupie.WebHost.Accounts;

[assembly: AssemblyFixture(typeof(Oqupie.WebHost.Tests.Company))]

namespace Oqupie.WebHost.Tests;

/// <summary>A set-up server with one member of each role signed in, programs with keys, and the owner of another account.</summary>
public sealed class Company : IAsyncLifetime
{
    public const string Password = "correct horse battery";

    private readonly List<Browser> _browsers = [];

    public TestSilo Silo { get; } = new();

    public TestHost Host { get; private set; } = null!;

    public Browser Owner { get; private set; } = null!;

    public Browser Admin { get; private set; } = null!;

    public Browser ProAgent { get; private set; } = null!;

    public Browser Agent { get; private set; } = null!;

    /// <summary>The owner of another account of the same server.</summary>
    public Browser Stranger { get; private set; } = null!;

    public Browser Nobody { get; private set; } = null!;

    /// <summary>A program with the scope "*".</summary>
    public Browser KeyForEverything { get; private set; } = null!;

    /// <summary>A program with the scope "tickets:read".</summary>
    public Browser KeyForReading { get; private set; } = null!;

    /// <summary>A program with the scope "channels:write".</summary>
    public Browser KeyForChannels { get; private set; } = null!;

    /// <summary>A program with the scope "channels:inbound".</summary>
    public Browser KeyForInbound { get; private set; } = null!;

    /// <summary>A program with the scope "members:write".</summary>
    public Browser KeyForMembers { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Silo.InitializeAsync();
        Host = await TestHost.Start(Silo);
        Nobody = NewBrowser();
        Owner = NewBrowser();
        var token = Host.Services.GetRequiredService<SetUpToken>().Text;
        (await Owner.Post("setup", new { token, accountName = "Acme", name = "Olivia", email = "olivia@acme.example", password = Password, language = "ko" }))
            .IsOk();

        (_, Admin) = await Join(Role.Admin);
        (_, ProAgent) = await Join(Role.ProAgent);
        (_, Agent) = await Join(Role.Agent);
        (_, KeyForEverything) = await NewKey("*");
        (_, KeyForReading) = await NewKey("tickets:read");
        (_, KeyForChannels) = await NewKey("channels:write");
        (_, KeyForInbound) = await NewKey("channels:inbound");
        (_, KeyForMembers) = await NewKey("members:write");
        Stranger = await NewAccount("other", "stella@other.example");
    }

    /// <summary>Invites somebody, who comes in: the member's id, and their browser.</summary>
    public async Task<(string Member, Browser Browser)> Join(Role role, string[]? brands = null)
    {
        var email = $"{LocalKey.New()}@acme.example";
        var invitation = (await Owner.Post("members/invitations", new { email, name = $"{role}", role = JsonName(role), brands }))
            .Is(System.Net.HttpStatusCode.Created);
        var browser = NewBrowser();
        (await browser.Post($"invitations/{((string)invitation.Json["link"]!).Split('/')[^1]}", new { name = $"{role}", password = Password })).IsOk();
        return (invitation.Id, browser);
    }

    public Task<(string Key, Browser Program)> NewKey(params string[] scopes) => NewKeyOf(Owner, scopes);

    public async Task<(string Key, Browser Program)> NewKeyOf(Browser maker, params string[] scopes)
    {
        var made = (await maker.Post("api-keys", new { name = "Program", scopes })).Is(System.Net.HttpStatusCode.Created);
        var program = Browser.WithKey(Host.Address, (string)made.Json["key"]!);
        _browsers.Add(program);
        return (made.Id, program);
    }

    /// <summary>The same member in a browser of its own, whose sign-out leaves the other as it is. A program is itself, and nobody is.</summary>
    public async Task<Browser> Elsewhere(Browser member)
    {
        var me = await member.Get("me");
        var browser = me.Status is System.Net.HttpStatusCode.OK ? NewBrowser() : member.Copy();

        if (me.Status is System.Net.HttpStatusCode.OK)
        {
            (await browser.SignIn((string)me.Json["email"]!, Password)).IsOk();
        }

        return browser;
    }

    public Browser NewBrowser()
    {
        var browser = Host.Browser();
        _browsers.Add(browser);
        return browser;
    }

    /// <summary>Another account of the same server: its owner's browser.</summary>
    public async Task<Browser> NewAccount(string id, string email)
    {
        var account = new AccountId(id);
        await Silo.Client.GetGrain<IAccountGrain>(account.Value).SetUp("Other");
        var owner = await Silo.Client.GetGrain<IMemberDirectoryGrain>(account.Value).MakeOwner(email, "Stella", "en");
        Assert.True(owner.Succeeded(out var stella, out _));
        await using var scope = Host.Services.CreateAsyncScope();
        Assert.True((await scope.ServiceProvider.GetRequiredService<PasswordDesk>().Set(new(account, stella.Id), email, Password)).Succeeded(out _, out _));
        var browser = NewBrowser();
        (await browser.SignIn(email, Password)).IsOk();
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        _browsers.ForEach(browser => browser.Dispose());
        await Host.DisposeAsync();
        await Silo.DisposeAsync();
    }

    private static string JsonName(Role role) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName($"{role}");
}
