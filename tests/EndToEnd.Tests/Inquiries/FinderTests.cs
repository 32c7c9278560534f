using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Oqupie.EndToEnd.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Oqupie.EndToEnd.Tests.Inquiries;

/// <summary>An admin makes a finder, an app opens it for its user, who is known from then on.</summary>
[Collection(SharedConsoleCollection.Name)]
public sealed partial class FinderTests(SharedConsole console)
{
    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_comes_from_an_app_is_known_at_the_form_and_sees_what_they_asked()
    {
        var company = await console.NewCompany();
        await using var window = await console.Enter(company);
        var (accessKey, secret) = await NewFinder(window, company);
        var token = Token(secret, new
        {
            access_key = accessKey,
            brand_key1 = "ko",
            brand_key2 = company.Brand.Slug,
            userId = "endUser",
            userName = "김하늘",
            userEmail = company.Customer.Address,
            deviceModel = "iPhone 11",
            exp = Soon(),
        });
        var address = $"/portals/finder?jwt={token}";
        await window["try-address"].FillAsync(address);
        await window["try-go"].ClickAsync();
        await Expect(window["try-answer"]).ToContainTextAsync("endUser");
        await window.Picture("finder-tried");

        await using var phone = await console.OpenPhone(script: false);
        await phone.Go(address);
        await Expect(phone.Page).ToHaveURLAsync(new Regex($"/portal/{company.Brand.Slug}$"));
        await phone.Go($"/portal/{company.Brand.Slug}/request");
        await Expect(phone.Page.GetByLabel("이메일")).ToHaveValueAsync(company.Customer.Address);
        await Expect(phone.Page.GetByLabel("이름")).ToHaveValueAsync("김하늘");
        await phone.Page.GetByLabel("제목").FillAsync("접속이 안 돼요");
        await phone.Page.GetByLabel("문의 내용").FillAsync("어제부터요.");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "보내기" }).ClickAsync();
        await Expect(phone.Page).ToHaveURLAsync(new Regex("/request/sent/"));
        var number = int.Parse(Number().Match(await phone.Page.Locator(".lead").InnerTextAsync()).Groups[1].Value, CultureInfo.InvariantCulture);

        var ticket = await console.Owner.Get<JsonElement>(string.Create(CultureInfo.InvariantCulture, $"tickets/{number}"), Ended);
        Assert.Equal("iPhone 11", ticket.GetProperty("additionalInformation").GetProperty("deviceModel").GetString());
        await phone.Go($"/portal/{company.Brand.Slug}/inquiries");
        await phone.Page.GetByText("접속이 안 돼요").ClickAsync();
        await Expect(phone.Page.Locator(".said-mine")).ToContainTextAsync("어제부터요.");

        // Whoever only says that they have that address sees nothing of it.
        await using var stranger = await console.OpenPhone(script: false);
        await stranger.Go($"/portals/finder?jwt={Token(secret, new
        {
            access_key = accessKey,
            brand_key1 = "ko",
            brand_key2 = company.Brand.Slug,
            userId = "somebodyElse",
            userEmail = company.Customer.Address,
            exp = Soon(),
        })}");
        await stranger.Go($"/portal/{company.Brand.Slug}/inquiries");
        await Expect(stranger.Page.GetByText("접속이 안 돼요")).ToHaveCountAsync(0);
        Assert.Empty(window.Errors);
    }

    private static async Task<(string AccessKey, string Secret)> NewFinder(ConsoleWindow window, Company company)
    {
        await window.Go("/settings/finders");
        await window["new-finder"].First.ClickAsync();
        await window["new-finder-name"].FillAsync($"App of {company.Brand.Slug}");
        await window["make-finder"].ClickAsync();
        var secret = await window["finder-secret"].Locator("input").InputValueAsync();
        await window["finder-secret-seen"].ClickAsync();
        await window["add-connection"].ClickAsync();
        await window["connection-brand"].ClickAsync();
        await window.Page.GetByRole(AriaRole.Option, new() { Name = company.Brand.Name, Exact = true }).ClickAsync();
        await window["connection-key"].Nth(0).FillAsync("ko");
        await window["connection-key"].Nth(1).FillAsync(company.Brand.Slug);
        await window.Page.RunAndWaitForResponseAsync(
            () => window["save-finder"].ClickAsync(), response => response.Request.Method is "PATCH" && response.Ok);
        await Expect(window["save-finder"]).Not.ToHaveAttributeAsync("aria-busy", "true");
        await Expect(window["save-finder"]).ToBeDisabledAsync();
        await window.Page.ReloadAsync();
        await Expect(window["connection-key"].Nth(1)).ToHaveValueAsync(company.Brand.Slug);
        return (await window["finder-access-key"].Locator("input").InputValueAsync(), secret);
    }

    private static long Soon() => TimeProvider.System.GetUtcNow().AddMinutes(10).ToUnixTimeSeconds();

    private static string Token(string secret, object claims)
    {
        var signed = $"{Base64Url.EncodeToString("""{"alg":"HS256","typ":"JWT"}"""u8)}.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(signed)))}";
    }

    [GeneratedRegex("#(\\d+)")]
    private static partial Regex Number();
}
