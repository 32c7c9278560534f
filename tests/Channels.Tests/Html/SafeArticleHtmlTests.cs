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
    [InlineData("<a href=\"/portal/cook/articles/k3x9\">a</a> <a href=\"#part\">b</a> <a href=\"https://cook.example/\">c</a> <a href=\"mailto:a@cook.example\">d</a>")]
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
}
