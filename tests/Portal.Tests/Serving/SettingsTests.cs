using System.Net;
using Oqupie.Contracts.Files;
using Oqupie.Contracts.Portals;

namespace Oqupie.Portal.Tests.Serving;

public sealed class SettingsTests : IAsyncLifetime
{
    private const string Domain = "help.cook.example";

    private readonly OpenDoor _door = new();

    [Fact]
    public async Task What_was_saved_is_seen_within_a_quarter_of_a_second()
    {
        var before = await Get("/portal/cook");

        _door.Set(portal => portal with
        {
            Profile = new() { Name = "Cook Help" },
            Look = new() { HeroText = "Ask away" },
            Buttons = [new() { Label = "Shop", Address = "https://shop.example/?a=1&b=2" }],
            Footer = new()
            {
                Text = "Seoul",
                Links = [new() { Label = "Terms", Address = "https://cook.example/terms" }],
                MenuLabel = "More",
                Menu = [new() { Label = "Blog", Address = "https://blog.example/" }],
            },
        });

        var after = await Get("/portal/cook");
        var page = WebUtility.HtmlDecode(await after.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
        Assert.All(
            [
                "<h1 id=\"welcome\">Cook Help</h1>", "<p>Ask away</p>", "href=\"https://shop.example/?a=1&b=2\">Shop</a>",
                "href=\"https://cook.example/terms\">Terms</a>",
                "<summary>More</summary>", "href=\"https://blog.example/\">Blog</a>", ">Seoul</p>",
            ],
            part => Assert.Contains(part, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_of_the_settings_is_markup()
    {
        const string evil = "</p><script>alert(1)</script>\"'";
        _door.Set(portal => portal with
        {
            Profile = new() { Name = evil },
            Look = new() { HeroText = evil },
            Buttons = [new() { Label = evil, Address = "https://shop.example/\"><script>" }],
            Footer = new() { Text = evil, MenuLabel = evil, Menu = [new() { Label = evil, Address = "https://blog.example/" }] },
        });

        var page = await _door.Read("/portal/cook");

        Assert.DoesNotContain("<script>", page.Replace("<script type=\"application/ld+json\">", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Colours_are_a_style_sheet_that_may_be_kept_until_they_change()
    {
        var path = (await _door.Read("/portal/cook")).Split("<link rel=\"stylesheet\" href=\"")[2].Split('"')[0];

        var sheet = await Get(path);
        _door.Set(portal => portal with { Colouring = new() { Sheet = ":root{--accent:#654321}" } });

        Assert.Contains("immutable", sheet.Headers.GetValues("Cache-Control").Single(), StringComparison.Ordinal);
        Assert.Equal(":root{--accent:#123456}", await sheet.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.DoesNotContain(path, await _door.Read("/portal/cook"), StringComparison.Ordinal);
        Assert.Contains("no-store", (await Get(path)).Headers.GetValues("Cache-Control").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_pictures_of_the_settings_are_there_for_everybody()
    {
        var logo = new FileRef { Sha256 = new('a', 64), Size = 64, Name = "logo.png", ContentType = "image/png" };
        _door.Set(portal => portal with { Profile = new() { Logo = logo } });

        var shown = await Get($"/portal/cook/images/{logo.Sha256}");

        Assert.Equal("image/png", shown.Content.Headers.ContentType!.MediaType);
        Assert.Contains($"src=\"/portal/cook/images/{logo.Sha256}\"", await _door.Read("/portal/cook"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Get($"/portal/cook/images/{new string('b', 64)}")).StatusCode);
    }

    [Theory]
    [InlineData("/portal/cook")]
    [InlineData("/portal/cook/articles/a1")]
    [InlineData("/portal/cook/sitemap.xml")]
    public async Task A_portal_that_is_off_says_so_and_nothing_else(string path)
    {
        await _door.Read(path);
        _door.Set(portal => portal with { On = false });

        var answer = await Get(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains(
            "지금은 포털을 열지 않아요", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("ETag"));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("/articles/a1?x=%20", "/articles/a1?x=%20")]
    [InlineData("//evil.example", "//evil.example")]
    public async Task An_old_slug_leads_on(string rest, string to)
    {
        _door.Brand.FormerSlug = "old-cook";

        var answer = await Get($"/portal/old-cook{rest}");

        Assert.Equal((HttpStatusCode.PermanentRedirect, $"/portal/cook{to}"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
    }

    [Theory]
    [InlineData("console.acme.example")]
    [InlineData("CONSOLE.acme.example:8443")]
    [InlineData("console.acme.example.")]
    public async Task A_host_of_ours_shows_no_portal_whatever_a_brand_has_claimed(string host)
    {
        _door.Set(portal => portal with { Domain = OpenDoor.Ours });

        Assert.Equal(HttpStatusCode.NotFound, (await _door.Ask("/", host)).StatusCode); // Nothing of the portal: here nothing else is served.
        Assert.DoesNotContain(OpenDoor.Ours, await _door.Read("/portal/cook"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dot_at_the_end_of_its_domain_is_its_domain()
    {
        _door.Set(portal => portal with { Domain = Domain });

        Assert.Equal(HttpStatusCode.OK, (await _door.Ask("/articles/a1", $"{Domain}.")).StatusCode);
    }

    [Fact]
    public async Task On_its_own_domain_a_portal_is_at_the_root()
    {
        _door.Set(portal => portal with { Domain = Domain });

        var home = await (await _door.Ask("/", Domain)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Contains("href=\"/articles/a1\"", home, StringComparison.Ordinal);
        Assert.Contains($"<link rel=\"canonical\" href=\"http://{Domain}/\">", home, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await _door.Ask("/articles/a1", Domain.ToUpperInvariant())).StatusCode);
        Assert.Contains(
            $"Sitemap: http://{Domain}/sitemap.xml",
            await (await _door.Ask("/robots.txt", Domain)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/health")]
    [InlineData("/sign-in")]
    [InlineData("/api/v1/me")]
    public async Task On_its_own_domain_there_is_nothing_but_the_portal(string path)
    {
        _door.Set(portal => portal with { Domain = Domain });

        Assert.Contains(
            "찾으시는 페이지가 없어요",
            WebUtility.HtmlDecode(await (await _door.Ask(path, Domain)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Under_its_slug_a_portal_names_its_own_domain()
    {
        _door.Set(portal => portal with { Domain = Domain });

        Assert.Contains(
            $"<link rel=\"canonical\" href=\"https://{Domain}/articles/a1\">", await _door.Read("/portal/cook/articles/a1"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("other.example")]
    [InlineData("help.cook.example.evil.example")]
    [InlineData("localhost")]
    public async Task Another_host_has_no_portal_at_its_root(string host)
    {
        _door.Set(portal => portal with { Domain = Domain });

        Assert.Equal("", await (await _door.Ask("/", host)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Portals_that_say_the_same_are_named_while_they_are_open()
    {
        var english = _door.Brand.Brand with { Id = "b2", Slug = "cook-en", Language = "en" };
        _door.Brand.Others["b2"] = (english, new());
        _door.Set(portal => portal with { Translations = ["b2"] });

        var page = await _door.Read("/portal/cook");
        _door.Brand.Others["b2"] = (english, new() { On = false });
        _door.Clock.Advance(TimeSpan.FromSeconds(0.25));

        Assert.Contains("hreflang=\"ko\" href=\"http://", page, StringComparison.Ordinal);
        Assert.Contains("/portal/cook-en\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("hreflang", await _door.Read("/portal/cook"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_leads_to_those_that_say_the_same()
    {
        var article = _door.Brand.Home.Articles[0];
        _door.Brand.Home = _door.Brand.Home with { Version = "two", Articles = [article, article with { Id = "alone" }] };
        var told = article with { Id = "en1", TranslationOf = article.Id, Language = "en" };
        _door.Brand.Others["b2"] = (_door.Brand.Brand with { Id = "b2", Slug = "cook-en", Language = "en" }, new());
        _door.Brand.Others["b3"] = (_door.Brand.Brand with { Id = "b3", Slug = "cook-th", Language = "th" }, new() { Domain = "help.cook.example" });
        _door.Brand.OthersHomes["b2"] = new() { Version = "1", Articles = [told with { Id = "en0", TranslationOf = "" }, told] };
        _door.Set(portal => portal with { Translations = ["b2", "b3"] });
        var before = await _door.Read($"/portal/cook/articles/{article.Id}");
        _door.Brand.OthersHomes["b3"] = new() { Version = "1", Articles = [told with { Id = "th1", Language = "th" }] };
        _door.Clock.Advance(TimeSpan.FromSeconds(0.25));

        var page = await _door.Read($"/portal/cook/articles/{article.Id}");

        Assert.DoesNotContain("hreflang=\"th\"", before, StringComparison.Ordinal);
        Assert.Contains(
            $"<link rel=\"alternate\" hreflang=\"ko\" href=\"{_door.Reader.BaseAddress}portal/cook/articles/{article.Id}\">", page, StringComparison.Ordinal);
        Assert.Contains(
            $"<link rel=\"alternate\" hreflang=\"en\" href=\"{_door.Reader.BaseAddress}portal/cook-en/articles/en1\">", page, StringComparison.Ordinal);
        Assert.Contains("<link rel=\"alternate\" hreflang=\"th\" href=\"https://help.cook.example/articles/th1\">", page, StringComparison.Ordinal);
        Assert.Contains("hreflang=\"en\" lang=\"en\">English</a>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("hreflang", await _door.Read("/portal/cook/articles/alone"), StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> Get(string path) => _door.Reader.GetAsync(path, TestContext.Current.CancellationToken);

    public async ValueTask InitializeAsync()
    {
        await _door.InitializeAsync();
        _door.Publish();
    }

    public ValueTask DisposeAsync() => _door.DisposeAsync();
}
