using System.Net;
using System.Text.Json.Nodes;
using Oqupie.Contracts;

namespace Oqupie.WebHost.Tests.Portals;

public sealed class RedirectsTests(Company company)
{
    private readonly string _old = $"p{LocalKey.New()}".ToLowerInvariant();

    [Fact]
    public async Task Redirects_are_put_whole_and_read()
    {
        var brand = await NewBrand();

        var put = (await company.Owner.Put($"brands/{brand}/redirects", new
        {
            items = new[]
            {
                new { from = $"https://cook.example/portals/{_old}/articles/4412/", to = "/portal/cook/articles/a1" },
                new { from = $"/portals/{_old}", to = "" },
            },
        })).IsOk();

        Assert.Equal(
            $$"""{"items":[{"from":"/portals/{{_old}}/articles/4412","to":"articles/a1"},{"from":"/portals/{{_old}}","to":""}]}""", put.Text);
        Assert.Equal(put.Text, (await company.Owner.Get($"brands/{brand}/redirects")).IsOk().Text);
    }

    [Fact]
    public async Task The_line_that_is_wrong_is_named()
    {
        var brand = await NewBrand();

        var refused = await company.Owner.Put($"brands/{brand}/redirects", new { items = new object?[] { new { from = $"/portals/{_old}", to = "" }, null } });

        Assert.Equal("items[1].from", refused.Is(HttpStatusCode.BadRequest, "old_address_shape").Field);
    }

    [Fact]
    public async Task Twenty_thousand_fit_into_one_call()
    {
        var brand = await NewBrand();
        var items = Enumerable.Range(0, 20_000).Select(n => new { from = $"/portals/{_old}/hc/ko/articles/{n:000000000000}", to = $"articles/a{n}" }).ToArray();

        Assert.Equal(20_000, ((JsonArray)(await company.Owner.Put($"brands/{brand}/redirects", new { items })).IsOk().Json["items"]!).Count);
    }

    [Fact]
    public async Task Of_no_brand_of_ones_own_there_are_none()
    {
        var brand = await NewBrand();

        (await company.Stranger.Get($"brands/{brand}/redirects")).Is(HttpStatusCode.NotFound, "not_found");
        (await company.Stranger.Put($"brands/{brand}/redirects", new { items = Array.Empty<object>() })).Is(HttpStatusCode.NotFound, "not_found");
    }

    private async Task<string> NewBrand() => (string)(await company.Owner.Post(
        "brands", new { name = "Cook", language = "ko", supportEmail = "help@cook.example", slug = LocalKey.New() })).Is(HttpStatusCode.Created).Json["id"]!;
}
