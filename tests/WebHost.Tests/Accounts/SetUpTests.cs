using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Oqupie.Testing;
using Oqupie.WebHost.Accounts;

namespace Oqupie.WebHost.Tests.Accounts;

public sealed class SetUpTests(Company company) : IAsyncLifetime
{
    private readonly TestSilo _fresh = new();

    [Fact]
    public async Task Only_the_printed_link_sets_a_server_up()
    {
        await using var host = await TestHost.Start(_fresh);
        using var browser = host.Browser();
        Assert.True((bool)(await browser.Get("setup")).IsOk().Json["needed"]!);

        (await browser.Post("setup", Wish("guessed"))).Is(HttpStatusCode.Forbidden, "bad_token");

        var me = (await browser.Post("setup", Wish(TokenOf(host)))).IsOk();
        Assert.Equal(("owner", "ko"), ((string)me.Json["role"]!, (string)me.Json["language"]!));
        Assert.Equal(me.Id, (await browser.Get("me")).IsOk().Id);
        Assert.False((bool)(await browser.Get("setup")).IsOk().Json["needed"]!);
        (await browser.Post("setup", Wish(TokenOf(host)))).Is(HttpStatusCode.Conflict, "set_up_before");
    }

    [Theory]
    [InlineData("nonsense", "Olivia", Company.Password, "email")]
    [InlineData("olivia@acme.example", "", Company.Password, "name")]
    [InlineData("olivia@acme.example", "Olivia", "short", "password")]
    public async Task A_slip_of_the_pen_leaves_nothing_half_done(string email, string name, string password, string field)
    {
        await using var host = await TestHost.Start(_fresh);
        using var browser = host.Browser();

        var refused = (await browser.Post("setup", new { token = TokenOf(host), accountName = "Acme", name, email, password, language = "en" }))
            .Is(HttpStatusCode.BadRequest);

        Assert.Equal(field, refused.Field);
        (await browser.Post("setup", Wish(TokenOf(host)))).IsOk();
    }

    [Fact]
    public async Task Settings_make_the_owner_once()
    {
        await using (var first = await TestHost.Start(_fresh, Settings("settings horse")))
        {
            using var browser = first.Browser();
            Assert.Equal("Eve", (string)(await browser.SignIn("eve@acme.example", "settings horse")).IsOk().Json["name"]!);
        }

        await using var second = await TestHost.Start(_fresh, Settings("another horse"));
        using var again = second.Browser();
        (await again.SignIn("eve@acme.example", "another horse")).Is(HttpStatusCode.Unauthorized);
        (await again.SignIn("eve@acme.example", "settings horse")).IsOk();
    }

    [Fact]
    public async Task Settings_that_cannot_be_are_told_at_start()
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => TestHost.Start(_fresh, Settings("short")));

        Assert.Contains("eight characters", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_host_of_the_server_prints_the_same_link() => Assert.NotEmpty(TokenOf(company.Host));

    public async ValueTask InitializeAsync() => await _fresh.InitializeAsync();

    public async ValueTask DisposeAsync() => await _fresh.DisposeAsync();

    private static string TokenOf(TestHost host) => host.Services.GetRequiredService<SetUpToken>().Text;

    private static object Wish(string token) =>
        new { token, accountName = "Acme", name = "Olivia", email = "olivia@acme.example", password = Company.Password, language = "ko" };

    private static Dictionary<string, string?> Settings(string password) => new(StringComparer.Ordinal)
    {
        ["Setup:OwnerEmail"] = "eve@acme.example",
        ["Setup:OwnerPassword"] = password,
        ["Setup:OwnerName"] = "Eve",
    };
}
