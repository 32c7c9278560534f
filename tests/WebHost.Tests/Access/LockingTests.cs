using System.Net;
using Oqupie.Contracts;
using Oqupie.Contracts.Members;
using Oqupie.WebHost.Access;

namespace Oqupie.WebHost.Tests.Access;

/// <summary>Guesses keep out who guesses, and nobody else.</summary>
public sealed class LockingTests(Company company)
{
    private const string Wrong = "wrong horse battery";

    [Fact]
    public async Task Whoever_guesses_does_not_keep_out_the_browser_that_signed_in_before()
    {
        var (email, browser) = await NewMember();
        await Guess(email, "127.0.0.1", 30);

        (await browser.SignIn(email, Company.Password)).IsOk();
    }

    [Fact]
    public async Task Nor_a_strange_browser_elsewhere()
    {
        var (email, _) = await NewMember();
        await Guess(email, "127.0.0.1", 6);

        using var elsewhere = From("127.0.7.1");

        (await elsewhere.SignIn(email, Company.Password)).IsOk();
    }

    [Fact]
    public async Task The_neighbours_of_whoever_guesses_are_locked_with_them()
    {
        var (email, _) = await NewMember();
        await Guess(email, "127.0.8.1", 5);

        using var neighbour = From("127.0.8.77");

        (await neighbour.SignIn(email, Company.Password)).Is(HttpStatusCode.Locked, "locked_out");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Many_networks_together_are_stopped_whether_or_not_somebody_has_the_address(bool exists)
    {
        var email = exists ? (await NewMember()).Email : $"{LocalKey.New()}@acme.example";
        var codes = new List<string>();

        for (var network = 0; network < 102; network++)
        {
            using var browser = From($"127.1.{network}.1");
            codes.Add((await browser.SignIn(email, Wrong)).Code);
        }

        Assert.Equal([.. Enumerable.Repeat("bad_credentials", 100), "locked_out", "locked_out"], codes);
    }

    [Fact]
    public async Task A_browser_known_for_one_address_is_strange_for_another()
    {
        var (mine, browser) = await NewMember();
        var (other, _) = await NewMember();
        await Guess(other, "127.0.0.1", 5);

        (await browser.SignIn(other, Company.Password)).Is(HttpStatusCode.Locked, "locked_out");
        (await browser.SignIn(mine, Company.Password)).IsOk();
    }

    [Fact]
    public async Task A_made_up_device_is_a_strange_one()
    {
        var (email, _) = await NewMember();
        await Guess(email, "127.0.0.1", 5);
        using var browser = company.Host.Browser();
        browser.Cookies.Add(company.Host.Address, new Cookie(KnownDevices.Cookie, "made-up"));

        (await browser.SignIn(email, Company.Password)).Is(HttpStatusCode.Locked, "locked_out");
    }

    [Theory]
    [InlineData("203.0.113.77", "203.0.113.0/24")]
    [InlineData("::ffff:203.0.113.77", "203.0.113.0/24")]
    [InlineData("2001:db8:1:23ff:1:2:3:4", "2001:db8:1:2300::/56")]
    [InlineData("2001:db8:1:2301::9", "2001:db8:1:2300::/56")]
    [InlineData("::1", "::/56")]
    public void A_network_is_what_one_customer_has(string address, string network) =>
        Assert.Equal(network, SignInSource.NetworkOf(IPAddress.Parse(address)));

    private async Task Guess(string email, string from, int times)
    {
        using var browser = From(from);

        for (var tried = 0; tried < times; tried++)
        {
            await browser.SignIn(email, Wrong);
        }
    }

    private Browser From(string address) => new(company.Host.Address, from: IPAddress.Parse(address));

    private async Task<(string Email, Browser Browser)> NewMember()
    {
        var (_, browser) = await company.Join(Role.Agent);
        return ((string)(await browser.Get("me")).IsOk().Json["email"]!, browser);
    }
}
