using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Oqupie.Contracts.Notices;

namespace Oqupie.Portal.Tests.Notices;

public sealed class NoticesTests : IAsyncLifetime
{
    private readonly OpenDoor _door = new();

    [Fact]
    public async Task A_portal_without_notices_does_not_speak_of_them()
    {
        Assert.DoesNotContain("/notices", await _door.Read("/portal/cook"), StringComparison.Ordinal);
        Assert.Contains("아직 올라온 글이 없어요.", WebUtility.HtmlDecode(await _door.Read("/portal/cook/notices")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_newest_are_on_the_home_page_and_all_on_their_own_some_at_a_time()
    {
        Put([.. Enumerable.Range(1, 21).Select(i => Notice($"n{i}", $"소식 {i}", pinned: i is 1))]);

        var home = await _door.Read("/portal/cook");
        var first = await _door.Read("/portal/cook/notices");
        var second = await _door.Read("/portal/cook/notices?page=2");

        Assert.Equal([1, 2, 3], Shown(home));
        Assert.Equal(Enumerable.Range(1, 20), Shown(first));
        Assert.Equal([21], Shown(second));
        Assert.Contains("<b class=\"pin\">고정</b>", WebUtility.HtmlDecode(first), StringComparison.Ordinal);
        Assert.Contains("<time datetime=\"2026-11-23\">2026년 11월 23일</time>", WebUtility.HtmlDecode(first), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Get("/portal/cook/notices?page=3")).StatusCode);
        Assert.Contains("/portal/cook/notices/n21", await _door.Read("/portal/cook/sitemap.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notice_has_a_page_of_its_own_with_what_others_show_of_it()
    {
        Put(Notice("n1", "점검 <b>안내</b>", "<h2>언제</h2><p>일요일</p>"));

        var page = await _door.Read("/portal/cook/notices/n1");

        Assert.Contains("<h1>점검 <b>안내</b></h1>", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>안내", page, StringComparison.Ordinal);
        Assert.Contains("<p>일요일</p>", page, StringComparison.Ordinal);
        Assert.Contains("NewsArticle", page, StringComparison.Ordinal);
        Assert.Contains($"<link rel=\"canonical\" href=\"{_door.Reader.BaseAddress}portal/cook/notices/n1\">", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Get("/portal/cook/notices/none")).StatusCode);
    }

    [Fact]
    public async Task Feeds_tell_them_whole_with_lasting_addresses()
    {
        Put(Notice("n1", "A & B <c>\u0001", "<p>See <a href=\"/portal/cook/articles/a1\">this</a> ]]> <code>&lt;a href=\"/x\"&gt;</code></p>"), Notice(
            "n2", "Second"));
        var origin = _door.Reader.BaseAddress!.ToString().TrimEnd('/');

        using var rss = await Get("/portal/cook/notices.rss");
        var items = XDocument.Parse(await rss.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Root!.Element("channel")!.Elements("item")
            .ToList();
        using var json = await Get("/portal/cook/notices.json");
        using var feed = JsonDocument.Parse(await json.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var first = feed.RootElement.GetProperty("items")[0];

        Assert.Equal(
            ("application/rss+xml", "application/feed+json"), (rss.Content.Headers.ContentType!.MediaType, json.Content.Headers.ContentType!.MediaType));
        Assert.Equal(["A & B <c>", "Second"], items.Select(item => (string)item.Element("title")!));
        Assert.Equal($"{origin}/portal/cook/notices/n1", (string)items[0].Element("guid")!);
        Assert.Equal(
            $"<p>See <a href=\"{origin}/portal/cook/articles/a1\">this</a> ]]> <code>&lt;a href=\"/x\"&gt;</code></p>",
            (string)items[0].Element("description")!);
        Assert.Equal("Mon, 23 Nov 2026 00:00:00 GMT", (string)items[0].Element("pubDate")!);
        Assert.Equal("https://jsonfeed.org/version/1.1", feed.RootElement.GetProperty("version").GetString());
        Assert.Equal(($"{origin}/portal/cook/notices/n1", "A & B <c>"), (first.GetProperty("id").GetString(), first.GetProperty("title").GetString()));
        Assert.Contains("notices.rss\">", await _door.Read("/portal/cook"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feeds_are_not_sent_again_to_who_has_them_and_change_with_what_they_tell()
    {
        Put(Notice("n1", "First"));
        using var first = await Get("/portal/cook/notices.rss");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/portal/cook/notices.rss") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        var unchanged = (await _door.Reader.SendAsync(again, TestContext.Current.CancellationToken)).StatusCode;
        Put(Notice("n2", "Second"), Notice("n1", "First"));

        Assert.Equal(HttpStatusCode.NotModified, unchanged);
        Assert.Contains("Second", await _door.Read("/portal/cook/notices.rss"), StringComparison.Ordinal);
    }

    public ValueTask InitializeAsync() => _door.InitializeAsync();

    public ValueTask DisposeAsync() => _door.DisposeAsync();

    private static IEnumerable<int> Shown(string page) => Enumerable.Range(1, 21).Where(i => page.Contains($"/notices/n{i}\"", StringComparison.Ordinal));

    private static NoticeInfo Notice(string id, string title, string body = "<p>Text</p>", bool pinned = false) => new()
    {
        Head = new()
        {
            Id = id,
            Title = title,
            State = NoticeState.Public,
            Pinned = pinned,
            PublishAt = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero),
            Version = 1,
            CreatedAt = DateTimeOffset.UnixEpoch,
            UpdatedAt = DateTimeOffset.UnixEpoch,
            Author = "lee",
        },
        Body = body,
    };

    private void Put(params NoticeInfo[] notices)
    {
        _door.Brand.Notices = [.. notices];
        _door.Clock.Advance(TimeSpan.FromSeconds(0.25));
    }

    private Task<HttpResponseMessage> Get(string path) => _door.Reader.GetAsync(path, TestContext.Current.CancellationToken);
}
