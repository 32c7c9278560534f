using System.Net;
using System.Text.Json.Nodes;
using Oqupie.Contracts;

namespace Oqupie.WebHost.Tests.Portals;

public sealed class PortalTests(Company company)
{
    private static readonly object White = new { background = "#ffffff", divider = "#dddddd", button = "#eeeeee", linkText = "#777777", text = "#222222" };

    [Fact]
    public async Task A_portal_is_read_and_changed()
    {
        var (brand, slug, domain) = (await NewBrand(), LocalKey.New(), $"{LocalKey.New()}.example");

        var changed = (await company.Owner.Patch($"brands/{brand}/portal", new
        {
            on = false,
            slug,
            domain,
            buttons = new[] { new { label = "Shop", address = "https://shop.example/" } },
            footer = new { text = "Cook & Co", menuLabel = "More", menu = new[] { new { label = "Blog", address = "https://blog.example/" } } },
        })).IsOk();

        Assert.Equal((false, slug, domain), ((bool)changed.Json["on"]!, (string)changed.Json["slug"]!, (string)changed.Json["domain"]!));
        Assert.Equal(changed.Text, (await company.Agent.Get($"brands/{brand}/portal")).IsOk().Text);
    }

    [Theory]
    [InlineData("console.acme.example")]
    [InlineData("CONSOLE.Acme.Example")]
    [InlineData("console.acme.example.")]
    [InlineData("help.acme.example")]
    [InlineData("konsole.xn--bcher-kva.example")]
    [InlineData("konsole.BÜCHER.example")]
    [InlineData("a.localhost")]
    public async Task A_host_of_ours_is_no_portals(string domain)
    {
        await using var host = await TestHost.Start(company.Silo, new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Web:PublicAddress"] = "https://console.acme.example:8443/",
            ["Portal:PublicAddress"] = "https://help.acme.example",
            ["Kestrel:Endpoints:Other:Url"] = "http://konsole.xn--bcher-kva.example:0",
            ["urls"] = "",
        });
        using var owner = new Browser(new($"http://127.0.0.1:{host.Address.Port}"));
        (await owner.SignIn("olivia@acme.example", Company.Password)).IsOk();

        Assert.Equal("domain", (await owner.Patch($"brands/{await NewBrand()}/portal", new { domain })).Is(HttpStatusCode.Conflict, "domain_is_ours").Field);
    }

    [Fact]
    public async Task The_host_by_which_one_asks_is_no_portals()
    {
        using var owner = (await company.Elsewhere(company.Owner)).Copy();
        owner.Headers.Host = "desk.acme.example";
        owner.Headers.Remove("Origin");

        Assert.Equal("domain", (await owner.Patch($"brands/{await NewBrand()}/portal", new { domain = "Desk.Acme.Example." }))
            .Is(HttpStatusCode.Conflict, "domain_is_ours").Field);
    }

    [Fact]
    public async Task The_host_by_which_members_come_in_is_no_portals()
    {
        await using var host = await TestHost.Start(company.Silo);
        using var owner = host.Browser();
        (await owner.SignIn("olivia@acme.example", Company.Password)).IsOk();
        using var agent = owner.Copy();
        agent.Headers.Host = "desk.acme.example:8443";
        (await agent.Get("me")).IsOk();

        (await owner.Patch($"brands/{await NewBrand()}/portal", new { domain = "desk.acme.example" })).Is(HttpStatusCode.Conflict, "domain_is_ours");
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("{0}.")]
    [InlineData("BÜCHER.{0}")]
    public async Task A_domain_of_another_brand_is_taken_in_every_spelling(string spelling)
    {
        var (first, second) = (await NewBrand(), await NewBrand());
        var domain = $"{LocalKey.New()}.example";
        var plain = spelling.StartsWith('B') ? $"xn--bcher-kva.{domain}" : domain;
        (await company.Owner.Patch($"brands/{first}/portal", new { domain = plain })).IsOk();

        var wish = new { domain = string.Format(System.Globalization.CultureInfo.InvariantCulture, spelling, domain).ToUpperInvariant() };

        (await company.Owner.Patch($"brands/{second}/portal", wish)).Is(HttpStatusCode.Conflict, "domain_taken");
    }

    [Fact]
    public async Task A_taken_slug_and_a_taken_domain_are_blamed()
    {
        var (first, second) = (await NewBrand(), await NewBrand());
        var wish = new { slug = LocalKey.New(), domain = $"{LocalKey.New()}.example" };
        (await company.Owner.Patch($"brands/{first}/portal", wish)).IsOk();

        Assert.Equal("slug", (await company.Owner.Patch($"brands/{second}/portal", new { wish.slug })).Is(HttpStatusCode.Conflict, "slug_taken").Field);
        Assert.Equal("domain", (await company.Owner.Patch($"brands/{second}/portal", new { wish.domain })).Is(HttpStatusCode.Conflict, "domain_taken").Field);
    }

    [Fact]
    public async Task A_look_can_be_tried_and_says_its_contrast()
    {
        var brand = await NewBrand();

        var tried = (await company.Owner.Post($"brands/{brand}/portal/look", new { colours = White })).IsOk();

        Assert.Equal(["text", "linkText", "button"], tried.Json["contrasts"]!.AsArray().Select(contrast => (string)contrast!["colour"]!));
        Assert.Equal(4.47, (double)tried.Json["contrasts"]![1]!["ratio"]!);
        Assert.Empty((await company.Owner.Get($"brands/{brand}/portal")).IsOk().Json["colouring"]!["contrasts"]!.AsArray());
    }

    [Fact]
    public async Task A_logo_is_a_picture_that_everybody_may_see()
    {
        var brand = await NewBrand();
        byte[] gif = [.. "GIF89a"u8, 1, 0, 1, 0, 0, 0, 0, 0x21, 0xFE, 4, .. "home"u8, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x4C, 1, 0, 0x3B];

        var changed = (await company.Owner.Patch($"brands/{brand}/portal", new { profile = new { name = "Cook", logo = await Upload(gif) } })).IsOk();

        var logo = changed.Json["profile"]!["logo"]!;
        Assert.Equal((gif.Length - 8, "image/gif"), ((int)logo["size"]!, (string)logo["contentType"]!));
        var again = (await company.Owner.Patch($"brands/{brand}/portal", new { profile = new { name = "Cook", logo = (string)logo["id"]! } })).IsOk();
        Assert.Equal((string)logo["id"]!, (string)again.Json["profile"]!["logo"]!["id"]!);
    }

    [Fact]
    public async Task What_is_no_picture_or_no_file_of_ours_is_blamed()
    {
        var brand = await NewBrand();

        Assert.Equal(
            "profile.logo",
            (await company.Owner.Patch($"brands/{brand}/portal", new { profile = new { logo = await Upload("<svg/>"u8.ToArray()) } }))
                .Is(HttpStatusCode.BadRequest).Field);
        Assert.Equal(
            "profile.favicon",
            (await company.Owner.Patch($"brands/{brand}/portal", new { profile = new { favicon = "made.up" } })).Is(HttpStatusCode.BadRequest).Field);
        Assert.Equal(
            "look.heroImage",
            (await company.Owner.Patch($"brands/{brand}/portal", new { look = new { heroImage = await Upload(new byte[4 << 20]) } }))
                .Is(HttpStatusCode.RequestEntityTooLarge, "too_large").Field);
    }

    [Fact]
    public async Task Another_accounts_portal_is_not_there() =>
        (await company.Stranger.Get($"brands/{await NewBrand()}/portal")).Is(HttpStatusCode.NotFound, "not_found");

    private async Task<string> NewBrand() =>
        (await company.Owner.Post("brands", new { name = "Cook Town", language = "en", supportEmail = "help@cook.example" })).Is(HttpStatusCode.Created).Id;

    private async Task<string> Upload(byte[] bytes) =>
        (string)(await company.Owner.Post("files", new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", "picture" } }))
            .Is(HttpStatusCode.Created).Json["id"]!;
}
