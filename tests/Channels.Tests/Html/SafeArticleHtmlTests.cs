using Oqupie.Channels.Html;

namespace Oqupie.Channels.Tests.Html;

public sealed class SafeArticleHtmlTests
{
    private readonly SafeArticleHtml _html = new();

    [Theory]
    [InlineData("<h2>제목</h2><p>a <strong>b</strong> <em>c</em></p>")]
    [InlineData("<ul><li>a</li><li>b</li></ul><ol start=\"3\"><li>c</li></ol>")]
    [InlineData("<table><thead><tr><th>a</th></tr></thead><tbody><tr><td colspan=\"2\">b</td></tr></tbody></table>")]
    [InlineData("<pre><code>let a = 1;</code></pre>")]
    [InlineData("<pre><code class=\"language-c++\">int a;</code></pre>")]
    [InlineData("<aside title=\"warning\"><p>Mind this.</p></aside>")]
    [InlineData("<details><summary>More</summary><p>b</p></details>")]
    [InlineData("<img src=\"https://cook.example/a.png\" alt=\"a\">")]
    [InlineData("<img src=\"/files/a.png\" alt=\"a\">")]
    [InlineData(
        "<a href=\"/portal/cook/articles/k3x9\">a</a> <a href=\"#part\">b</a> <a href=\"https://cook.example/\">c</a> <a href=\"mailto:a@cook.example\">d</a>")]
    public void What_articles_are_made_of_is_kept(string html)
    {
        Assert.Equal(html, _html.Sanitise(html));
        Assert.Equal(html, _html.Sanitise(_html.Sanitise(html)));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=\"x\" onerror=\"alert(1)\">")]
    [InlineData("<a href=\"javascript:alert(1)\">a</a>")]
    [InlineData("<a href=\"/\\evil.example\">a</a>")]
    [InlineData("<a href=\"//evil.example\">a</a>")]
    [InlineData("<a href=\"/\t/evil.example\">a</a>")]
    [InlineData("<iframe src=\"https://evil.example\"></iframe>")]
    [InlineData("<form action=\"https://evil.example\"><input></form>")]
    [InlineData("<img src=\"data:image/svg+xml;base64,PHN2Zz4=\">")]
    [InlineData("<p style=\"background:url(https://evil.example)\">a</p>")]
    [InlineData("<svg><script>alert(1)</script></svg>")]
    [InlineData("<pre><code class=\"language-evil more\">a</code></pre><p class=\"language-evil\">b</p>")]
    public void What_is_harmful_is_not(string html)
    {
        var kept = _html.Sanitise(html);

        Assert.DoesNotContain("alert", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("data:image/svg", kept, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://youtu.be/dQw4w9WgXcQ?si=tracker", "video/youtube", "https://www.youtube.com/watch?v=dQw4w9WgXcQ")]
    [InlineData("https://m.youtube.com/watch?feature=share&v=dQw4w9WgXcQ&t=90", "video/youtube", "https://www.youtube.com/watch?v=dQw4w9WgXcQ")]
    [InlineData("https://www.youtube.com/shorts/dQw4w9WgXcQ", "video/youtube", "https://www.youtube.com/watch?v=dQw4w9WgXcQ")]
    [InlineData("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ", "video/youtube", "https://www.youtube.com/watch?v=dQw4w9WgXcQ")]
    [InlineData("https://vimeo.com/76979871", "video/vimeo", "https://vimeo.com/76979871")]
    [InlineData("https://player.vimeo.com/video/76979871?h=8272103f6e", "video/vimeo", "https://vimeo.com/76979871/8272103f6e")]
    [InlineData("https://cook.example/a%20b.MP4", "video/mp4", "https://cook.example/a%20b.MP4")]
    [InlineData("https://cook.example/a.webm?x=1", "video/webm", "https://cook.example/a.webm?x=1")]
    public void A_video_is_kept_under_one_of_its_addresses(string address, string type, string kept)
    {
        var video = $"<figure><a type=\"{type}\" href=\"{kept}\">Film</a></figure>";

        Assert.Equal(
            video, _html.Sanitise($"<figure><a type=\"video/whatever\" href=\"{address.Replace("&", "&amp;", StringComparison.Ordinal)}\">Film</a></figure>"));
        Assert.Equal(video, _html.Sanitise(video));
    }

    [Theory]
    [InlineData("http://www.youtube.com/watch?v=dQw4w9WgXcQ")]
    [InlineData("https://www.youtube.com.evil.example/watch?v=dQw4w9WgXcQ")]
    [InlineData("https://www.youtube.com@evil.example/watch?v=dQw4w9WgXcQ")]
    [InlineData("https://www.youtube.com:8443/watch?v=dQw4w9WgXcQ")]
    [InlineData("https://www.youtube.com/watch?v=\"onload=alert")]
    [InlineData("https://www.youtube.com/redirect?q=https://evil.example")]
    [InlineData("https://vimeo.com/channels/staffpicks")]
    [InlineData("https://cook.example/a.mp4.html")]
    [InlineData("http://cook.example/a.mp4")]
    [InlineData("javascript:alert(1)//.mp4")]
    [InlineData("//cook.example/a.mp4")]
    public void What_is_no_video_that_we_know_is_no_more_than_a_link(string address) =>
        Assert.DoesNotContain(
            "video/", _html.Sanitise($"<a type=\"video/youtube\" href=\"{System.Net.WebUtility.HtmlEncode(address)}\">Film</a>"), StringComparison.Ordinal);
}
