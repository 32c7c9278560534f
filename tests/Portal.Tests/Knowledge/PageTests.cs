using System.Net;

namespace Oqupie.Portal.Tests.Knowledge;

public sealed class PageTests(OpenDoor door) : IClassFixture<OpenDoor>
{
    [Theory]
    [InlineData("ko", "무엇을 도와드릴까요?")]
    [InlineData("en", "How can we help?")]
    [InlineData("ja", "何かお困りですか？")]
    [InlineData("zh-Hans", "有什么可以帮您？")]
    [InlineData("zh-Hant", "有什麼可以幫您？")]
    [InlineData("th", "มีอะไรให้เราช่วยไหม")]
    [InlineData("id", "Ada yang bisa kami bantu?")]
    [InlineData("vi", "Chúng tôi có thể giúp gì cho bạn?")]
    public async Task The_front_page_speaks_the_language_of_the_brand(string language, string welcome)
    {
        door.Brand.Brand = door.Brand.Brand with { Language = language };
        door.Clock.Advance(TimeSpan.FromSeconds(1));

        var page = WebUtility.HtmlDecode(await door.Read("/portal/cook"));

        Assert.Contains($"<html lang=\"{language}\">", page, StringComparison.Ordinal);
        Assert.Contains(welcome, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_shows_its_text_its_place_and_its_neighbourhood()
    {
        Show(articles: 2, body: "<p>환불은 <b>3일</b> 걸려요.</p>");

        var page = WebUtility.HtmlDecode(await door.Read("/portal/cook/articles/a1"));

        Assert.Contains("<p>환불은 <b>3일</b> 걸려요.</p>", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/portal/cook/categories/c1\">결제</a>", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/portal/cook/articles/a2\">글 2</a>", page, StringComparison.Ordinal);
        Assert.Contains("\"@type\":\"Article\"", page, StringComparison.Ordinal);
        Assert.Contains("<link rel=\"canonical\" href=\"http", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_category_is_turned_page_by_page()
    {
        Show(articles: 150);

        var second = await door.Read("/portal/cook/categories/c1?page=2");

        Assert.Contains("/articles/a101", second, StringComparison.Ordinal);
        Assert.DoesNotContain("/articles/a100", second, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.NotFound, (await door.Reader.GetAsync("/portal/cook/categories/c1?page=3", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData("/portal/cook/articles/none")]
    [InlineData("/portal/cook/categories/none")]
    [InlineData("/portal/cook/folders/c1")]
    [InlineData("/portal/cook/some/thing")]
    public async Task What_is_not_there_is_said_in_the_language_of_the_brand(string path)
    {
        Show();

        var answer = await door.Reader.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains(
            "찾으시는 페이지가 없어요", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_brand_it_is_said_in_the_language_of_the_reader()
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/portal/nobody") { Headers = { { "Accept-Language", "fr, zh-TW;q=0.8, en;q=0.5" } } };

        var answer = await door.Reader.SendAsync(asked, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains(
            "找不到此頁面", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_lost_finds_the_search_and_the_way_home()
    {
        Show();

        var answer = await door.Reader.GetAsync("/portal/cook/articles/nowhere", TestContext.Current.CancellationToken);

        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("role=\"search\" method=\"get\" action=\"/portal/cook/search\"", page, StringComparison.Ordinal);
        Assert.Contains("<a class=\"brand\" href=\"/portal/cook\">", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_thanks_stand_in_the_form_for_who_has_a_script()
    {
        Show();

        Assert.Contains("data-thanks=\"알려 주셔서 고마워요", WebUtility.HtmlDecode(await door.Read("/portal/cook/articles/a1")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Was_it_helpful_is_a_plain_form()
    {
        Show();

        var answer = await door.Reader.PostAsync(
            "/portal/cook/articles/a1/helpful", new FormUrlEncodedContent([new("answer", "yes")]), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Contains(("a1", true), door.Brand.Answers);
        Assert.Contains("고마워요", WebUtility.HtmlDecode(await door.Read(answer.Headers.Location!.ToString())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sitemap_names_every_page()
    {
        Show(articles: 2);

        var map = await door.Read("/portal/cook/sitemap.xml");

        Assert.All(["/portal/cook<", "/categories/c1<", "/articles/a1<", "/articles/a2<"], path => Assert.Contains(path, map, StringComparison.Ordinal));
    }

    private void Show(int articles = 1, string body = "<p>Text</p>")
    {
        door.Brand.Brand = door.Brand.Brand with { Language = "ko" };
        door.Brand.Bodies["a1"] = body;
        door.Publish(articles, version: Guid.NewGuid().ToString());
        door.Clock.Advance(TimeSpan.FromSeconds(1));
    }
}
