using System.Net;

namespace Oqupie.Portal.Tests.Serving;

public sealed class CachingTests : IAsyncLifetime
{
    private readonly OpenDoor _door = new();

    [Fact]
    public async Task A_page_is_made_once_and_not_for_each_reader()
    {
        await _door.Read("/portal/cook/articles/a1");
        await _door.Read("/portal/cook/articles/a1?whatever=else");

        Assert.Equal(1, _door.Brand.Rendered);
    }

    [Fact]
    public async Task What_was_published_is_seen_within_a_quarter_of_a_second()
    {
        await _door.Read("/portal/cook/articles/a1");
        _door.Brand.Bodies["a1"] = "<p>News</p>";
        _door.Publish(version: "3");
        _door.Clock.Advance(TimeSpan.FromSeconds(0.25));

        Assert.Contains("<p>News</p>", await _door.Read("/portal/cook/articles/a1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_the_newest_page_is_not_sent_it_again()
    {
        var first = await _door.Reader.GetAsync("/portal/cook/articles/a1", TestContext.Current.CancellationToken);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/portal/cook/articles/a1") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };

        Assert.Equal(HttpStatusCode.NotModified, (await _door.Reader.SendAsync(again, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Readers_are_counted_when_the_page_comes_from_the_cache_too()
    {
        await _door.Read("/portal/cook/articles/a1");
        await _door.Read("/portal/cook/articles/a1");

        while (_door.Brand.Views.Count < 2)
        {
            await Task.Yield();
        }

        Assert.Equal(["a1", "a1"], _door.Brand.Views);
    }

    [Theory]
    [InlineData("/portal/cook")]
    [InlineData("/portal/cook/articles/a1")]
    [InlineData("/portal/cook/articles/none")]
    public async Task No_page_sets_a_cookie_or_lets_a_script_run_but_our_own_file(string path)
    {
        var answer = await _door.Reader.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_is_sent_compressed_to_who_can_read_it()
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/portal/cook/articles/a1") { Headers = { { "Accept-Encoding", "gzip, deflate, br" } } };

        Assert.Equal(["br"], (await _door.Reader.SendAsync(asked, TestContext.Current.CancellationToken)).Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task The_style_sheet_may_be_kept_for_ever()
    {
        var page = await _door.Read("/portal/cook");
        var path = page.Split("<link rel=\"stylesheet\" href=\"")[1].Split('"')[0];

        var sheet = await _door.Reader.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Contains("immutable", sheet.Headers.GetValues("Cache-Control").Single(), StringComparison.Ordinal);
        Assert.InRange(sheet.Content.Headers.ContentLength!.Value, 1_000, 15_000);
    }

    public async ValueTask InitializeAsync()
    {
        await _door.InitializeAsync();
        _door.Publish();
    }

    public ValueTask DisposeAsync() => _door.DisposeAsync();
}
