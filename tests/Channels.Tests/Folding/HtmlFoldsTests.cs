using AngleSharp.Html.Parser;
using Oqupie.Channels.Html;

namespace Oqupie.Channels.Tests.Folding;

public sealed class HtmlFoldsTests
{
    private static readonly HtmlParser Parser = new();

    private readonly SafeRichText _html = new();

    [Theory]
    [InlineData(
        "gmail",
        "<div dir=\"ltr\">답입니다<br></div><br><div class=\"gmail_quote\"><div dir=\"ltr\" class=\"gmail_attr\">On Tue, 4 Mar 2025 at 15:21, Kim &lt;<a "
            + "href=\"mailto:kim@x.example\">kim@x.example</a>&gt; wrote:<br></div><blockquote class=\"gmail_quote\" style=\"margin:0 0 0 "
            + ".8ex;border-left:1px #ccc solid\">OLD</blockquote></div>")]
    [InlineData(
        "gmail, passed on",
        "<div>답입니다</div><div class=\"gmail_quote\">---------- Forwarded message ---------<br>From: <b>Kim</b> &lt;kim@x.example&gt;<br>Date: Tue<br>Subject: "
            + "x<br>To: &lt;park@x.example&gt;<br><br><br>OLD</div>")]
    [InlineData(
        "outlook",
        "<p class=\"MsoNormal\">답입니다</p><div><div style=\"border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm\"><p "
            + "class=\"MsoNormal\"><b>From:</b> Kim &lt;kim@x.example&gt;<br><b>Sent:</b> Tuesday<br><b>To:</b> Park<br><b>Subject:</b> "
            + "x</p></div></div><p>OLD</p>")]
    [InlineData(
        "outlook, korean",
        "<p>답입니다</p><div><p><b>보낸 사람:</b> 김하늘<br><b>보낸 날짜:</b> 2025년 3월 4일<br><b>받는 사람:</b> 박서준<br><b>제목:</b> 주문</p></div><p>OLD</p><p>and more</p>")]
    [InlineData(
        "outlook on the web",
        "<div>답입니다</div><div id=\"appendonsend\"></div><hr style=\"display:inline-block;width:98%\"><div id=\"divRplyFwdMsg\"><b>Lähettäjä</b> "
            + "Kim<br></div><div>OLD<div>more</div></div>")]
    [InlineData("outlook on a phone", "<div>답입니다</div><div class=\"ms-outlook-mobile-reference-message\"><hr>Kim<div>OLD</div></div>")]
    [InlineData(
        "apple", "<div>답입니다</div><br><div><blockquote type=\"cite\"><div>On 4 Mar 2025, at 15:21, Kim wrote:</div><br><div>OLD</div></blockquote></div>")]
    [InlineData(
        "thunderbird", "<p>답입니다</p><div class=\"moz-cite-prefix\">El 4/3/25, Kim:<br></div><blockquote type=\"cite\" cite=\"mid:1\"><p>OLD</p></blockquote>")]
    [InlineData("yahoo", "<div>답입니다</div><div id=\"yahoo_quoted_1\" class=\"yahoo_quoted\"><div>Kim at Tuesday</div><div>OLD</div></div>")]
    [InlineData(
        "proton",
        "<div>답입니다</div><div class=\"protonmail_quote\">On Tuesday, March 4th, 2025 at 3:21 PM, Kim &lt;kim@x.example&gt; wrote:<br><blockquote "
            + "class=\"protonmail_quote\" type=\"cite\">OLD</blockquote></div>")]
    [InlineData(
        "naver",
        "<div><p>답입니다</p><p>-----Original Message-----<br><b>From:</b> \"김하늘\"&lt;kim@x.example&gt;<br><b>To:</b> &lt;park@x.example&gt;;<br><b>Cc:</b> "
            + "<br><b>Sent:</b> 2025-03-04 (화) 15:21:10 (GMT+09:00)<br><b>Subject:</b> 주문<br></p><div>OLD</div></div>")]
    [InlineData(
        "daum",
        "<p>답입니다</p><p>--------- 원본 메일 ---------</p><div><table><tr><td>보낸사람</td><td>: 김하늘 &lt;kim@x.example&gt;</td></tr></table></div><div>OLD</div>")]
    [InlineData("qq", "<div>답입니다</div><div>------------------ 原始邮件 ------------------</div><div><b>发件人:</b> Kim</div><div>OLD</div>")]
    public void An_earlier_mail_is_marked(string client, string html)
    {
        var marked = _html.SanitiseMail(html);

        Assert.Equal("답입니다", Written(marked));
        Assert.True(Whole(marked).Contains("OLD", StringComparison.Ordinal), client);
        Assert.DoesNotContain("data-hint", marked, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<div>답입니다</div><div class=\"gmail_signature\" data-smartmail=\"x\">Park<br>+82 10</div>")]
    [InlineData("<p>답입니다</p><pre class=\"moz-signature\">-- \nPark</pre>")]
    [InlineData("<div>답입니다</div><div id=\"AppleMailSignature\">Sent from my iPhone</div>")]
    [InlineData("<div>답입니다</div><div>-- <br>Park</div>")]
    [InlineData("<div>답입니다</div><div><br></div><div>나의 iPhone에서 보냄</div>")]
    public void A_signature_is_marked(string html)
    {
        var marked = _html.SanitiseMail(html);

        Assert.Equal("답입니다", Written(marked));
        Assert.Contains("data-fold=\"signature\"", marked, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "<div>Hello,</div><blockquote type=\"cite\">Is it blue?</blockquote><div>Yes.</div><blockquote type=\"cite\">And large?</blockquote><div>No.</div>")]
    [InlineData("<blockquote type=\"cite\">only a quote</blockquote>")]
    [InlineData("<div class=\"yahoo_quoted\">all of it</div>")]
    [InlineData("<p>one</p><blockquote style=\"margin:0 0 0 40px;border:none;padding:0\">moved in</blockquote>")]
    [InlineData("<div id=\"Signature\">written where the signature is<blockquote>x</blockquote>and on</div>")]
    [InlineData("<img src=\"cid:1\">")]
    [InlineData("")]
    public void What_somebody_wrote_is_not_marked(string html) => Assert.DoesNotContain("data-fold", _html.SanitiseMail(html), StringComparison.Ordinal);

    [Fact]
    public void The_sender_cannot_fold_anything_away()
    {
        var marked = _html.SanitiseMail("<p data-fold=\"quote\">written</p><p data-hint=\"quote\">too</p><p class='x\" data-fold=\"quote'>three</p>");

        Assert.Equal("<p>written</p><p>too</p><p>three</p>", marked);
    }

    [Fact]
    public void What_an_agent_writes_is_not_folded() =>
        Assert.Equal(
            "<p>a</p><blockquote>b</blockquote>", _html.Sanitise("<p class=\"gmail_signature\">a</p><blockquote class=\"gmail_quote\">b</blockquote>"));

    [Fact]
    public void But_for_the_marks_it_is_the_same_html()
    {
        const string html = "<div>a</div>b<br>On Tue, 4 Mar 2025 at 15:21, Kim &lt;kim@x.example&gt; wrote:<br><blockquote>c <b>d</b></blockquote>-- <br>Park";
        var marked = Parser.ParseDocument(_html.SanitiseMail(html)).Body!;

        foreach (var span in marked.QuerySelectorAll("span[data-fold]"))
        {
            span.Replace([.. span.ChildNodes]);
        }

        foreach (var element in marked.QuerySelectorAll("[data-fold]"))
        {
            element.RemoveAttribute("data-fold");
        }

        Assert.Equal(_html.Sanitise(html), marked.InnerHtml);
    }

    [Theory]
    [InlineData("<blockquote>")]
    [InlineData("<div class=\"gmail_quote\">x")]
    [InlineData("<p>a</p><blockquote>b</blockquote>")]
    [InlineData("<div class=\"gmail_signature\">x")]
    [InlineData("<br>")]
    [InlineData("<p class=\"moz-cite-prefix\">x</p>")]
    [InlineData("x ")]
    public void A_million_characters_take_no_time(string piece)
    {
        var html = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        _html.SanitiseMail(html[..100]);
        var plain = Cpu.Of(() => _html.Sanitise(html));
        var marked = Cpu.Of(() => _html.SanitiseMail(html));

        TestContext.Current.TestOutputHelper?.WriteLine($"{plain.TotalMilliseconds} ms, marked {marked.TotalMilliseconds} ms");
        Assert.True(marked < TimeSpan.FromSeconds(2) + (2 * plain), $"{plain.TotalMilliseconds} ms, marked {marked.TotalMilliseconds} ms");
    }

    private static string Written(string html)
    {
        var body = Parser.ParseDocument(html).Body!;

        foreach (var folded in body.QuerySelectorAll("[data-fold]"))
        {
            folded.Remove();
        }

        return body.TextContent.Trim();
    }

    private static string Whole(string html) => Parser.ParseDocument(html).Body!.TextContent;
}
