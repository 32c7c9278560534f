using System.Net;

namespace Oqupie.Portal.Tests.Knowledge;

public sealed class PreviewTests(OpenDoor door) : IClassFixture<OpenDoor>
{
    private static readonly string Hash = new('a', 64);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_somebody_writes_is_seen_as_customers_would_see_it(bool on)
    {
        Write();
        door.Set(settings => settings with { On = on });

        using var answer = await door.Reader.GetAsync("/portal/cook/preview/t1", Cancellation);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal("noindex, nofollow", answer.Headers.GetValues("X-Robots-Tag").Single());
        Assert.Contains("<strong>미리보기</strong>", page, StringComparison.Ordinal);
        Assert.Contains("<h1>환불</h1>", page, StringComparison.Ordinal);
        Assert.Contains($"src=\"/portal/cook/preview/t1/images/{Hash}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/helpful", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await door.Reader.GetAsync($"/portal/cook/preview/t1/images/{Hash}", Cancellation)).StatusCode);
        Assert.Empty(door.Brand.Views);
    }

    [Fact]
    public async Task A_preview_that_has_ended_says_so()
    {
        Write();
        await door.Read("/portal/cook/preview/t1");
        door.Brand.Previews.Clear();

        using var answer = await door.Reader.GetAsync("/portal/cook/preview/t1", Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("미리보기가 끝났어요", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await door.Reader.GetAsync($"/portal/cook/preview/t1/images/{Hash}", Cancellation)).StatusCode);
    }

    private void Write()
    {
        door.Blobs.Bytes = [.. "GIF89a"u8, 1, 0, 1, 0, 0, 0, 0, 0x3B];
        door.Brand.Previews["t1"] = new()
        {
            Title = "환불",
            Body = $"<p><img src=\"/files/main/{Hash}/a.gif\"></p>",
            Language = "ko",
            MadeAt = door.Clock.GetUtcNow(),
        };
    }
}
