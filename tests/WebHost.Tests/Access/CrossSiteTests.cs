using System.Net;

namespace Oqupie.WebHost.Tests.Access;

public sealed class CrossSiteTests(Company company)
{
    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task A_write_with_the_cookie_from_elsewhere_is_refused(string header, string value)
    {
        using var browser = SignedIn(header, value);

        (await browser.Patch("me", new { language = "en" })).Is(HttpStatusCode.Forbidden, "cross_site");
        (await browser.Get("me")).IsOk();
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    [InlineData("Sec-Fetch-Site", "none")]
    [InlineData("Origin", "own")]
    public async Task A_write_from_our_own_pages_is_not(string header, string value)
    {
        using var browser = SignedIn(header, value is "own" ? company.Host.Address.GetLeftPart(UriPartial.Authority) : value);

        (await browser.Patch("me", new { language = "en" })).IsOk();
    }

    [Fact]
    public async Task Another_site_cannot_sign_somebody_in_either()
    {
        using var browser = company.Host.Browser();
        browser.Headers.Remove("Origin");
        browser.Headers.Add("Origin", "https://evil.example");

        (await browser.SignIn("olivia@acme.example", Company.Password)).Is(HttpStatusCode.Forbidden, "cross_site");
    }

    [Fact]
    public async Task A_program_with_a_key_comes_from_nowhere_and_that_is_fine()
    {
        using var program = (await company.NewKey("*")).Program;

        (await program.Post("groups", new { name = Contracts.LocalKey.New() })).Is(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_program_with_a_cookie_jar_says_nothing_of_where_it_comes_from()
    {
        using var program = SignedIn(null, null);

        (await program.Patch("me", new { language = "en" })).IsOk();
    }

    private Browser SignedIn(string? header, string? value)
    {
        var browser = new Browser(company.Host.Address, company.Owner.Cookies);
        browser.Headers.Remove("Origin");

        if (header is not null)
        {
            browser.Headers.Add(header, value);
        }

        return browser;
    }
}
