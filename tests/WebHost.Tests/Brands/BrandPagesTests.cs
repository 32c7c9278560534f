using System.Net;
using System.Text.Json.Nodes;
using Oqupie.Contracts;

namespace Oqupie.WebHost.Tests.Brands;

/// <summary>The list of brands, in an account of its own, where no other test makes any.</summary>
public sealed class BrandPagesTests(Company company) : IAsyncLifetime
{
    private readonly string _account = LocalKey.New();
    private string[] _made = [];
    private Browser _owner = null!;

    [Fact]
    public async Task Brands_come_in_pages_in_the_order_in_which_they_were_made()
    {
        var first = (await _owner.Get("brands?limit=2")).IsOk().Json;
        var second = (await _owner.Get($"brands?limit=2&cursor={first["next"]}")).IsOk().Json;

        Assert.Equal(_made[..2], Ids(first));
        Assert.Equal(_made[2..], Ids(second));
        Assert.Null(second["next"]);
    }

    [Fact]
    public async Task A_page_that_ends_with_the_last_brand_is_the_last()
    {
        var page = (await _owner.Get("brands?limit=3")).IsOk().Json;

        Assert.Equal(_made, Ids(page));
        Assert.Null(page["next"]);
    }

    [Fact]
    public async Task Without_a_limit_all_of_a_few_come_at_once() => Assert.Equal(_made, Ids((await _owner.Get("brands")).IsOk().Json));

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=201", "limit")]
    [InlineData("limit=many", "limit")]
    [InlineData("cursor=another", "cursor")]
    public async Task What_is_no_page_is_refused(string query, string field) =>
        Assert.Equal(field, (await _owner.Get($"brands?{query}")).Is(HttpStatusCode.BadRequest).Field);

    [Fact]
    public async Task Whoever_serves_some_brands_gets_pages_of_these()
    {
        var serving = await Serving(_made[0], _made[2]);

        var first = (await serving.Get("brands?limit=1")).IsOk().Json;
        var second = (await serving.Get($"brands?limit=1&cursor={first["next"]}")).IsOk().Json;

        Assert.Equal([_made[0]], Ids(first));
        Assert.Equal([_made[2]], Ids(second));
        Assert.Null(second["next"]);
    }

    [Theory]
    [InlineData("UPPER")]
    [InlineData("a%2Fb")]
    [InlineData("nosuch")]
    public async Task What_is_no_brand_is_not_found(string brand)
    {
        (await _owner.Get($"brands/{brand}")).Is(HttpStatusCode.NotFound, "not_found");
        (await _owner.Patch($"brands/{brand}", new { name = "Another" })).Is(HttpStatusCode.NotFound, "not_found");
    }

    public async ValueTask InitializeAsync()
    {
        _owner = await company.NewAccount(_account, $"owner@{_account}.example");

        foreach (var name in (string[])["First", "Second", "Third"])
        {
            var made = await _owner.Post("brands", new { name, language = "en", supportEmail = $"help@{_account}.example" });
            _made = [.. _made, made.Is(HttpStatusCode.Created).Id];
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<Browser> Serving(params string[] brands)
    {
        var wish = new { email = $"stan@{_account}.example", name = "Stan", role = "agent", brands };
        var invitation = (await _owner.Post("members/invitations", wish)).Is(HttpStatusCode.Created);
        var browser = company.NewBrowser();
        (await browser.Post($"invitations/{((string)invitation.Json["link"]!).Split('/')[^1]}", new { name = "Stan", password = Company.Password })).IsOk();
        return browser;
    }

    private static IEnumerable<string> Ids(JsonNode page) => page["items"]!.AsArray().Select(brand => (string)brand!["id"]!);
}
