using System.Net;
using System.Text.Json.Nodes;

namespace Oqupie.Portal.Tests.Knowledge;

public sealed class SearchPageTests : IAsyncLifetime
{
    private readonly OpenDoor _door = new();

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public static TheoryData<string> HostileTexts =>
        [
            new string('a', 10_000), string.Concat(Enumerable.Repeat("환불 ", 3_333)), "?!.,;…。「」", "title:refund", "*", "\"refund", "ردّ المال",
            "\u202Erefund\u202C", "💸👨‍👩‍👧", "re\u200Bfund\uFEFF", "\"><script>alert(1)</script>", "'", "&amp;", "\0\u0007",
        ];

    [Fact]
    public async Task What_was_found_is_shown_with_its_passages_and_how_many_there_are()
    {
        _door.Brand.Hits = 3;

        var page = WebUtility.HtmlDecode(await _door.Read("/portal/cook/search?q=결제"));

        Assert.Contains("검색 결과 3개", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/portal/cook/articles/a2\"><mark>글</mark> 2</a>", page, StringComparison.Ordinal);
        Assert.Contains("결제가 <mark>두 번</mark>", page, StringComparison.Ordinal);
        Assert.Contains("value=\"결제\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_a_page_is_turned()
    {
        _door.Brand.Hits = 25;

        var second = await _door.Read("/portal/cook/search?q=a%26b&page=2");

        Assert.Contains("/articles/a11\"", second, StringComparison.Ordinal);
        Assert.DoesNotContain("/articles/a10\"", second, StringComparison.Ordinal);
        Assert.Contains("href=\"/portal/cook/search?q=a%26b&amp;page=3\"", second, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await _door.Reader.GetAsync("/portal/cook/search?q=a&page=101", Now)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _door.Reader.GetAsync("/portal/cook/search?q=a&page=0", Now)).StatusCode);
    }

    [Theory]
    [InlineData("ko", "맞춤법")]
    [InlineData("en", "Check the spelling")]
    [InlineData("ja", "誤字")]
    [InlineData("zh-Hans", "错别字")]
    [InlineData("zh-Hant", "錯字")]
    [InlineData("th", "ตัวสะกด")]
    [InlineData("id", "ejaan")]
    [InlineData("vi", "chính tả")]
    public async Task Where_nothing_was_found_the_page_helps_in_the_language_of_the_brand(string language, string tip)
    {
        _door.Brand.Brand = _door.Brand.Brand with { Language = language };
        _door.Publish();
        _door.Clock.Advance(TimeSpan.FromSeconds(1));

        var page = WebUtility.HtmlDecode(await _door.Read("/portal/cook/search?q=warp"));

        Assert.Contains(tip, page, StringComparison.Ordinal);
        Assert.Contains("warp", page, StringComparison.Ordinal);
        Assert.Contains("/portal/cook/categories/c1", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_has_the_same_shape_as_the_api()
    {
        _door.Brand.Hits = 1;

        var found = JsonNode.Parse(await _door.Read("/portal/cook/search?q=결제&format=json"))!;

        Assert.Equal(["items", "total", "took"], found.AsObject().Select(member => member.Key));
        Assert.Equal(["id", "title", "snippet", "score", "url", "path"], found["items"]![0]!.AsObject().Select(member => member.Key));
        var empty = await _door.Reader.GetAsync("/portal/cook/search?q=&format=json", Now);
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        Assert.Equal("q", (string)JsonNode.Parse(await empty.Content.ReadAsStringAsync(Now))!["field"]!);
    }

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public async Task Any_text_is_a_question_and_none_gets_into_the_page_as_more_than_text(string text)
    {
        foreach (var path in (string[])["search?q=", "search?format=json&q=", "suggest?q="])
        {
            var answer = await _door.Reader.GetAsync($"/portal/cook/{path}{Uri.EscapeDataString(text)}", Now);

            Assert.True(answer.StatusCode is HttpStatusCode.OK || text is "\0\u0007", $"{path}: {answer.StatusCode}");
            Assert.DoesNotContain("<script>alert", await answer.Content.ReadAsStringAsync(Now), StringComparison.Ordinal);
        }

        Assert.All(_door.Brand.Questions, question => Assert.InRange(question.Text.Length, 1, 1_000));
        Assert.All(_door.Brand.Questions, question => Assert.DoesNotContain('\u202E', question.Text));
    }

    [Fact]
    public async Task Answers_are_kept_for_nobody_else()
    {
        _door.Brand.Hits = 1;
        await _door.Read("/portal/cook/search?q=one");
        var answer = await _door.Reader.GetAsync("/portal/cook/search?q=two", Now);

        Assert.Equal(["one", "two"], _door.Brand.Questions.Select(question => question.Text));
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Contains("noindex", await answer.Content.ReadAsStringAsync(Now), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Suggestions_are_titles_and_addresses_that_may_be_kept_for_seconds()
    {
        _door.Brand.Hits = 20;

        var answer = await _door.Reader.GetAsync("/portal/cook/suggest?q=ㄱㅈ", Now);

        var items = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Now))!["items"]!.AsArray();
        Assert.Equal(8, items.Count);
        Assert.Equal(("글 <1>", "/portal/cook/articles/a1"), ((string)items[0]!["title"]!, (string)items[0]!["url"]!));
        Assert.Equal(TimeSpan.FromSeconds(5), answer.Headers.CacheControl!.MaxAge);
        Assert.Empty(JsonNode.Parse(await _door.Read("/portal/cook/suggest"))!["items"]!.AsArray());
        Assert.Equal(HttpStatusCode.NotFound, (await _door.Reader.GetAsync("/portal/nobody/suggest?q=a", Now)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _door.Reader.GetAsync("/portal/nobody/search?q=a", Now)).StatusCode);
    }

    [Fact]
    public async Task Whoever_asks_too_much_is_told_to_wait_and_still_reads()
    {
        var answers = await Task.WhenAll(
            Enumerable.Range(0, OpenDoor.SearchesPerSecond * 10).Select(n => _door.Reader.GetAsync($"/portal/cook/suggest?q={n}", Now)));

        var refused = answers.First(answer => answer.StatusCode is HttpStatusCode.TooManyRequests);
        Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter!.Delta);
        Assert.Contains("잠시 후", await refused.Content.ReadAsStringAsync(Now), StringComparison.Ordinal);
        await _door.Read("/portal/cook");
    }

    [Fact]
    public async Task The_box_is_a_plain_form_and_the_script_is_a_file_of_ours()
    {
        var page = await _door.Reader.GetAsync("/portal/cook/articles/a1", Now);

        var html = await page.Content.ReadAsStringAsync(Now);
        Assert.Contains("<form class=\"seek\" role=\"search\" method=\"get\" action=\"/portal/cook/search\"", html, StringComparison.Ordinal);
        var script = html[(html.IndexOf("<script src=\"", StringComparison.Ordinal) + 13)..];
        Assert.Equal(
            "text/javascript",
            (await _door.Reader.GetAsync(script[..script.IndexOf('"', StringComparison.Ordinal)], Now)).Content.Headers.ContentType!.MediaType);
        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
    }

    public async ValueTask InitializeAsync()
    {
        await _door.InitializeAsync();
        _door.Publish(25);
        _door.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    public ValueTask DisposeAsync() => _door.DisposeAsync();
}
