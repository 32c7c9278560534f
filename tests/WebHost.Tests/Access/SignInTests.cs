using System.Net;
using Oqupie.Contracts;
using Oqupie.Contracts.Members;

namespace Oqupie.WebHost.Tests.Access;

public sealed class SignInTests(Company company)
{
    [Fact]
    public async Task A_member_signs_in_in_whatever_case_and_is_who_they_are()
    {
        using var browser = company.Host.Browser();

        var me = (await browser.SignIn(" OLIVIA@acme.example", Company.Password)).IsOk();

        Assert.Equal("owner", (string)me.Json["role"]!);
        Assert.Equal("Acme", (string)me.Json["account"]!["name"]!);
        Assert.Equal("all", (string)me.Json["ticketScope"]!);
        Assert.Contains("account:delete", me.Json["permissions"]!.AsArray().Select(name => (string)name!));
        Assert.Equal(me.Id, (await browser.Get("me")).IsOk().Id);
    }

    [Fact]
    public async Task The_cookie_is_for_us_alone()
    {
        using var browser = company.Host.Browser();

        var cookie = (await browser.SignIn("olivia@acme.example", Company.Password)).IsOk().Headers["Set-Cookie"];

        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Who_signs_out_is_nobody()
    {
        using var browser = company.Host.Browser();
        await browser.SignIn("olivia@acme.example", Company.Password);

        (await browser.Delete("session")).Is(HttpStatusCode.NoContent);

        (await browser.Get("me")).Is(HttpStatusCode.Unauthorized, "not_signed_in");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Five_wrong_passwords_lock_an_address_whether_or_not_somebody_has_it(bool exists)
    {
        using var browser = company.Host.Browser();
        var email = exists ? await NewMember() : $"{LocalKey.New()}@acme.example";

        for (var tried = 0; tried < 5; tried++)
        {
            (await browser.SignIn(email, "wrong horse battery")).Is(HttpStatusCode.Unauthorized, "bad_credentials");
        }

        (await browser.SignIn(email, Company.Password)).Is(HttpStatusCode.Locked, "locked_out");
    }

    [Fact]
    public async Task Whoever_keeps_guessing_has_to_wait()
    {
        using var browser = company.Host.Browser();
        var email = $"{LocalKey.New()}@acme.example";

        for (var tried = 0; tried < 10; tried++)
        {
            await browser.SignIn(email, "wrong horse battery");
        }

        (await browser.SignIn(email, "wrong horse battery")).Is(HttpStatusCode.TooManyRequests, "too_many");
    }

    [Fact]
    public async Task The_invited_cannot_sign_in_before_they_have_accepted()
    {
        using var browser = company.Host.Browser();
        var email = $"{LocalKey.New()}@acme.example";
        (await company.Owner.Post("members/invitations", new { email, name = "Ivo", role = "agent" })).Is(HttpStatusCode.Created);

        (await browser.SignIn(email, "")).Is(HttpStatusCode.Unauthorized, "bad_credentials");
    }

    [Fact]
    public async Task An_unknown_key_is_nobody()
    {
        using var program = Browser.WithKey(company.Host.Address, "oq.main.none.c2VjcmV0");

        (await program.Get("brands")).Is(HttpStatusCode.Unauthorized, "not_signed_in");
    }

    [Fact]
    public async Task A_session_holds_on_every_host_of_the_server()
    {
        await using var other = await TestHost.Start(company.Silo);
        using var browser = company.Host.Browser();
        await browser.SignIn("olivia@acme.example", Company.Password);

        using var elsewhere = new Browser(other.Address, browser.Cookies); // Cookies do not tell ports apart.

        (await elsewhere.Get("me")).IsOk();
    }

    private async Task<string> NewMember()
    {
        var (member, _) = await company.Join(Role.Agent);
        return (string)(await company.Owner.Get("members")).Items.Single(item => (string)item!["id"]! == member)!["email"]!;
    }
}
