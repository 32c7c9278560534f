using Microsoft.Extensions.DependencyInjection;
using Oqupie.Channels;
using Oqupie.Grains.Knowledge;
using Oqupie.WebHost.Knowledge.Markdown;

namespace Oqupie.WebHost.Tests.Knowledge.Markdown;

/// <summary>What the editor writes goes out as Markdown and comes back as it was.</summary>
public sealed class RoundTripTests
{
    private static readonly IArticleHtml Harmless = new ServiceCollection().AddChannels().BuildServiceProvider().GetRequiredService<IArticleHtml>();

    public static TheoryData<string> Bodies =>
    [
        "<p>안녕하세요, <strong>고객</strong>님.</p>",
        "<h2>제목</h2><p>a</p><h3>Second #1 #</h3><h4>C#</h4>",
        "<p>a <strong>b</strong> <em>c</em> <s>d</s> <code>e</code> <u>f</u></p>",
        "<p><strong><em>both</em></strong> and <em>one <strong>in</strong> another</em></p>",
        "<p><strong>환불(전액)</strong>은 <em>3일</em>이 걸립니다. 가<strong>나</strong>다<em>라</em>마<s>바</s>사</p>",
        "<p><strong>a</strong><em>b</em><strong>c</strong><code>d</code><code>e</code><s>f</s></p>",
        "<p><strong>a </strong>b<strong> c</strong> <em> d </em></p>",
        "<p>one<br>two<br><br>four</p><p>end<br></p><p><br></p>",
        "<p># no heading</p><p>- no list</p><p>1. no number</p><p>12) neither</p><p>&gt; no quote</p><p>+ "
            + "a</p><p>---</p><p>===</p><p>***</p><p>```</p><p>~~~</p>",
        "<p>a<br># b<br>- c<br>1. d<br>=== e<br>--- f<br>===<br>---</p>",
        "<p>2 * 3 * 4 = 24, snake_case_name, __init__, _x_, ~~no~~, 10~20, `a`, a\\b, \\*</p>",
        "<p>[a](b) ![c](d) [e]: f &lt;b&gt; &amp;amp; &amp;copy; &amp; Q&amp;A &lt;script&gt; !</p>",
        "<p>See http://plain.example, www.plain.example and mailto:a@plain.example; tel:1</p>",
        "<p>!<a href=\"/portal/cook/articles/k3x9\">article</a> <a href=\"https://a.example/?a=1&amp;b=2&amp;copy;\" title=\"a &quot;b&quot;\">x</a> <a "
            + "href=\"https://a.example/(b) c\">y</a></p>",
        "<p><a href=\"https://a.example/\">https://a.example/</a> <a href=\"https://a.example/\"><strong>b</strong></a> <a href=\"#part\">c</a></p>",
        "<ul><li><p>a</p></li><li><p>b</p><ul><li><p>c</p><ol start=\"3\"><li><p>d</p></li><li><p>e</p></li></ol></li></ul></li><li><p></p></li></ul>",
        "<ol><li><p>a</p><p>b</p></li><li><p>c</p><pre><code>x\n\n  y</code></pre></li></ol><ol><li><p>other list</p></li></ol>",
        "<ol start=\"98\"><li><p>a</p></li><li><p>b</p></li><li><p>c</p><ul><li><p>d</p></li></ul></li></ol>",
        "<ul><li><p>- a</p></li><li><p>1. b</p></li><li><p>[ ] "
            + "c</p></li><li><blockquote><p>q</p></blockquote></li></ul><ul><li><p>x</p></li></ul><ul><li><p>y</p></li></ul>",
        "<ul><li><p>a</p><table><colgroup><col></colgroup><tbody><tr><th colspan=\"1\" rowspan=\"1\"><p>h</p></th></tr></tbody></table></li></ul>",
        "<blockquote><p>a</p><ul><li><p>b</p></li></ul><blockquote><p>c</p></blockquote></blockquote><blockquote><p>[!NOTE]</p><p>d</p></blockquote>",
        "<pre><code>let a = `b`;\n```\n\n\tc &lt;d&gt; &amp;amp;</code></pre><pre><code></code></pre><pre><code>\nx\n</code></pre>",
        "<pre><code class=\"language-csharp\">var a = 1;</code></pre><pre><code class=\"language-c++\">int a;</code></pre>",
        "<p><code>`a`</code> <code>`</code> <code> a </code> <code>a\\b*c*&lt;d&gt;</code></p>",
        "<table><colgroup><col><col></colgroup><tbody><tr><th colspan=\"1\" rowspan=\"1\"><p>a | b</p></th><th colspan=\"1\" rowspan=\"1\"><p></p></th></tr>"
            + "<tr><td colspan=\"1\" rowspan=\"1\"><p><strong>c</strong><br>d</p></td><td colspan=\"1\" rowspan=\"1\"><p><code>e</code> <a "
            + "href=\"https://a.example/\">f</a></p></td></tr></tbody></table>",
        "<table><colgroup><col><col></colgroup><tbody><tr><th colspan=\"2\" rowspan=\"1\"><p>a</p></th></tr><tr><td colspan=\"1\" "
            + "rowspan=\"1\"><p>b</p><ul><li><p>c</p></li></ul></td><td colspan=\"1\" rowspan=\"1\"><pre><code>d\n\ne</code></pre></td></tr></tbody></table>",
        "<table><colgroup><col></colgroup><tbody><tr><td colspan=\"1\" rowspan=\"1\"><p><code>a|b</code></p></td></tr></tbody></table>",
        "<aside title=\"info\"><p>Good to know.</p><ul><li><p>a</p></li></ul></aside><aside title=\"warning\"><h3>Mind</h3><p>this</p></aside><aside "
            + "title=\"tip\"><ol start=\"2\"><li><p>b</p></li></ol></aside>",
        "<aside title=\"note\"><p>kept as HTML</p></aside><aside title=\"Something else\"><p>kept too</p></aside>",
        "<details><summary>More <strong>about</strong> "
            + "it</summary><p>a</p><pre><code>b\n\nc</code></pre><details><summary>Within</summary><p>d</p></details></details><details><summary>"
            + "Nothing</summary></details>",
        "<p>a</p><img src=\"https://a.example/b.png\" alt=\"c [d] *e*\"><img src=\"/files/a b.png\" alt=\"\"><p>text <img src=\"https://a.example/b.png\" "
            + "alt=\"f\" title=\"g\"> text</p>",
        "<img src=\"https://a.example/b.png\" alt=\"c\" width=\"100\"><hr><p>x</p><hr><ul><li><hr></li></ul>",
        "<p></p><p>a&nbsp;b</p><p>&nbsp;</p><p></p>",
        "<h2></h2><h1>kept</h1><p style=\"text-align: center\">a</p><h2 dir=\"rtl\">b</h2><div><p>c</p></div>",
        "<p>H<sub>2</sub>O, <kbd>Ctrl</kbd>, <span style=\"color: red\">red</span>, <mark>m</mark></p>",
        "<ul><li><p>a</p><aside title=\"info\"><p>b</p></aside><details><summary>c</summary><p>d</p></details></li></ul><aside title=\"info\"><aside "
            + "title=\"warning\"><p>e</p></aside></aside>",
        "<p>| a | b |<br>| --- | --- |<br>| c | d |</p><p>a | b<br>:-- | --<br>c | d</p>",
        "<figure><a type=\"video/youtube\" href=\"https://www.youtube.com/watch?v=dQw4w9WgXcQ\">Film *a*</a></figure><p>b</p><ul><li><p>c</p><figure><a "
            + "type=\"video/mp4\" href=\"https://a.example/b.mp4\">d</a></figure></li></ul>",
        "<p>이모지 👍🏽<strong>👍</strong>가 있는 글 (<strong>괄호</strong>) “<em>따옴표</em>”</p>",
    ];

    [Theory]
    [MemberData(nameof(Bodies))]
    public void What_the_editor_writes_comes_back_as_it_was(string html)
    {
        html = Harmless.Sanitise(html);
        var markdown = new MarkdownWriter(MarkdownAddresses.AsTheyAre).Write(html);

        Assert.True(MarkdownReader.TryRead(markdown, out var read));
        Assert.Equal(html, Harmless.Sanitise(MarkdownHtml.Of(read, MarkdownAddresses.AsTheyAre)));
    }
}
