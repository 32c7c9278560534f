using System.Net;
using Oqupie.Portal.Knowledge;

namespace Oqupie.Portal.Tests.Knowledge;

public sealed class PictureTests : IAsyncLifetime
{
    private static readonly string Hash = new('a', 64);
    private static readonly string Picture = $"<p><img alt=\"x\" src=\"/files/main/{Hash}/home.gif?until=1&amp;sig=secret\"></p>";
    private static readonly byte[] Gif = [.. "GIF89a"u8, 1, 0, 1, 0, 0, 0, 0, 0x21, 0xFE, 4, .. "home"u8, 0, 0x3B];

    private readonly OpenDoor _door = new();

    [Fact]
    public async Task A_public_article_shows_its_pictures_under_an_address_that_lasts()
    {
        var page = await _door.Read("/portal/cook/articles/a1");
        var shown = await Get($"/portal/cook/articles/a1/images/{Hash}");

        Assert.Contains($"src=\"/portal/cook/articles/a1/images/{Hash}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("sig=", page, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromDays(30), shown.Headers.CacheControl!.MaxAge);
        Assert.Equal("image/gif", shown.Content.Headers.ContentType!.MediaType);
        Assert.Equal([.. Gif[..13], 0x3B], await shown.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_picture_is_gone_with_its_article()
    {
        await Get($"/portal/cook/articles/a1/images/{Hash}");
        _door.Publish(articles: 0, version: "3");
        _door.Clock.Advance(TimeSpan.FromSeconds(0.25));

        Assert.Equal(HttpStatusCode.NotFound, (await Get($"/portal/cook/articles/a1/images/{Hash}")).StatusCode);
    }

    [Fact]
    public async Task What_an_article_does_not_show_is_nobodys()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await Get($"/portal/cook/articles/a2/images/{Hash}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Get($"/portal/cook/articles/a1/images/{new string('b', 64)}")).StatusCode);
    }

    [Theory]
    [InlineData("<img src=\"/files/main/short/x.png\">")]
    [InlineData("<img src=\"/files/")]
    [InlineData("<img src=\"/files/main/")]
    [InlineData("<img src=\"https://elsewhere.example/files/main/x\">")]
    public void Any_other_picture_stays_where_it_is(string tag) => Assert.Equal(tag, ArticlePictures.Public(tag, "/pictures"));

    private Task<HttpResponseMessage> Get(string path) => _door.Reader.GetAsync(path, TestContext.Current.CancellationToken);

    public async ValueTask InitializeAsync()
    {
        await _door.InitializeAsync();
        _door.Publish(articles: 2);
        _door.Brand.Bodies["a1"] = Picture;
        _door.Blobs.Bytes = Gif;
    }

    public ValueTask DisposeAsync() => _door.DisposeAsync();
}
