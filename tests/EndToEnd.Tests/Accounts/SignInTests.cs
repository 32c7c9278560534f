using System.Text.RegularExpressions;
using Oqupie.EndToEnd.Tests.Browsing;
using Oqupie.Testing.Api;
using Oqupie.Testing.Servers;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Accounts;

[Collection(SharedConsoleCollection.Name)]
public sealed class SignInTests(SharedConsole console)
{
    [Theory]
    [InlineData("en-US", "That e-mail and password don’t match.")]
    [InlineData("ko-KR", "이메일 또는 비밀번호가 맞지 않아요.")]
    public async Task A_wrong_password_is_told_in_the_readers_language_and_the_address_stays(string locale, string words)
    {
        await using var window = await console.Open(locale);

        await window.SignIn(RunningProduct.OwnerEmail, "not it");

        await Expect(window.Page.GetByText(words)).ToBeVisibleAsync();
        await Expect(window.Page.Locator("input[type=email]")).ToHaveValueAsync(RunningProduct.OwnerEmail);
        await Expect(window.Page).ToHaveURLAsync(new Regex("/sign-in$"));
        await window.Picture($"sign-in-wrong-{locale}");
    }

    [Fact]
    public async Task A_link_into_the_console_leads_there_after_signing_in()
    {
        await using var window = await console.Open();
        await window.Go("/settings/brands");
        await Expect(window.Page).ToHaveURLAsync(new Regex("/sign-in"));

        await window.Page.Locator("input[type=email]").FillAsync(RunningProduct.OwnerEmail);
        await window.Page.Locator("input[type=password]").FillAsync(RunningProduct.OwnerPassword);
        await window.Page.Locator("button[type=submit]").ClickAsync();

        await Expect(window.Page).ToHaveURLAsync(new Regex("/settings/brands$"));
    }

    [Theory]
    [InlineData("en", "All tickets", "Send")]
    [InlineData("ko", "모든 티켓", "전송하기")]
    public async Task The_console_speaks_the_language_of_who_uses_it(string language, string box, string send)
    {
        var company = await console.NewCompany();
        await company.Mail("Where is my order?", "I have waited for a week.");

        await using var window = await console.Enter(company, language);
        await window.OpenTicket("Where is my order?");

        await Expect(window.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
        await Expect(window["box-all"]).ToContainTextAsync(box);
        await Expect(window["composer-send"]).ToContainTextAsync(send);
        await window.Picture($"ticket-{language}");
    }

    [Fact]
    public async Task Who_was_removed_is_signed_out_at_once()
    {
        await using var owner = await console.Enter();
        await using var agent = await console.Accept(await owner.Invite("Park", $"{Guid.NewGuid():n}@acme.example"));
        var park = Assert.Single(
            await console.Owner.All<Member>("members", TestContext.Current.CancellationToken), member => member is { Name: "Park", State: "active" });

        await console.Owner.Delete<object>($"members/{park.Id}", TestContext.Current.CancellationToken);

        await Until.True(
            async _ => (await agent.Page.APIRequest.GetAsync("/api/v1/me")).Status is 401, () => "Park is still signed in.",
            cancellationToken: TestContext.Current.CancellationToken);
    }
}
