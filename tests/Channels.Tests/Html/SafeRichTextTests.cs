using Oqupie.Channels.Html;

namespace Oqupie.Channels.Tests.Html;

public sealed class SafeRichTextTests
{
    // Of the processor; a quadratic way takes twenty.
    private readonly SafeRichText _html = new();

    [Theory]
    [InlineData("<p>Hello <b>you</b></p>", "<p>Hello <b>you</b></p>")]
    [InlineData("<script>alert(1)</script>Hi", "Hi")]
    [InlineData("<style>p{color:red}</style><p>Hi</p>", "<p>Hi</p>")]
    [InlineData("<p onclick=\"alert(1)\" class=x id=y>Hi</p>", "<p>Hi</p>")]
    [InlineData("<form action=/x><input name=a><button>Go</button></form>", "<div>Go</div>")]
    [InlineData("<iframe src=https://evil.example></iframe>x", "x")]
    [InlineData("<svg><script>alert(1)</script><circle r=1></svg>x", "x")]
    [InlineData("<img src=cid:shot@1 alt=shot>", "<img src=\"cid:shot@1\" alt=\"shot\">")]
    [InlineData("<img src=\"data:image/png;base64,AAAA\">", "<img src=\"data:image/png;base64,AAAA\">")]
    [InlineData("<img src=\"data:image/svg+xml,<svg onload=alert(1)>\" alt=no>", "<img alt=\"no\">")]
    [InlineData("<img src=x onerror=alert(1)>", "<img>")]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>", "<a>x</a>")]
    [InlineData("<a href=\"java&#10;script:alert(1)\">x</a>", "<a>x</a>")]
    [InlineData("<a href=\"data:text/html,x\">x</a>", "<a>x</a>")]
    [InlineData("<a href=\"/admin/delete\">x</a>", "<a>x</a>")]
    [InlineData("<o:p>Word</o:p>", "Word")]
    [InlineData("a < b & c", "a &lt; b &amp; c")]
    [InlineData("<b><i>x</b></i>y", "<b><i>x</i></b>y")]
    [InlineData("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>")]
    [InlineData("<!-- <b> --><!--[if mso]><p>Outlook</p><![endif]-->x", "x")]
    [InlineData("<p>one<p>two", "<p>one</p><p>two</p>")]
    public void What_people_write_stays_and_what_acts_goes(string given, string kept) => Assert.Equal(kept, _html.Sanitise(given));

    [Theory]
    [InlineData("https://cook.example/a?b=1&c=2")]
    [InlineData("http://cook.example")]
    [InlineData("mailto:a@b.example")]
    [InlineData("tel:+8221234567")]
    public void Links_open_apart_and_tell_nothing(string address)
    {
        var kept = _html.Sanitise($"<a href=\"{address}\" target=_self rel=opener>x</a>");

        Assert.Contains($"href=\"{address.Replace("&", "&amp;", StringComparison.Ordinal)}\"", kept, StringComparison.Ordinal);
        Assert.Contains("rel=\"noopener noreferrer nofollow\"", kept, StringComparison.Ordinal);
        Assert.Contains("target=\"_blank\"", kept, StringComparison.Ordinal);
    }

    [Fact]
    public void A_remote_picture_is_not_fetched()
    {
        var kept = _html.Sanitise("<img src=\"https://tracker.example/p.gif\" alt=\"Logo\" width=1>");

        Assert.DoesNotContain(" src=", kept, StringComparison.Ordinal);
        Assert.Contains("alt=\"Logo\"", kept, StringComparison.Ordinal);
        Assert.Contains("data-remote-src=\"https://tracker.example/p.gif\"", kept, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sender_cannot_say_what_a_remote_picture_is_by_themselves() =>
        Assert.DoesNotContain("data-remote-src", _html.Sanitise("<img data-remote-src=\"javascript:alert(1)\">"), StringComparison.Ordinal);

    [Theory]
    [InlineData("\0\0\x27\x10\0\0\x27\x10", true)]
    [InlineData("\0\0\xEA\x60\0\0\xEA\x60", false)]
    public void A_picture_within_the_text_has_no_more_pixels_than_a_browser_should_be_given(string size, bool shown)
    {
        var bytes = System.Text.Encoding.Latin1.GetBytes($"\x89PNG\r\n\x1A\n\0\0\0\rIHDR{size}");

        Assert.Equal(shown, _html.Sanitise($"<img src=\"data:image/png;base64,{Convert.ToBase64String(bytes)}\">").Contains("data:", StringComparison.Ordinal));
        Assert.DoesNotContain("data:", _html.Sanitise($"<img src=\"data:image/png,{Uri.EscapeDataString("x")}\">"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("background-image: url(https://tracker.example/p.gif)")]
    [InlineData("background: url(https://tracker.example/p.gif) red")]
    [InlineData("position: fixed; top: 0; left: 0; z-index: 9999")]
    [InlineData("width: expression(alert(1))")]
    [InlineData("list-style: url(https://tracker.example/p.gif)")]
    [InlineData("content: 'x'; behavior: url(x.htc)")]
    [InlineData("margin-left: -9999px; text-indent: -1px")]
    [InlineData("color: u\\72l(x); color: /* */ url(x)")]
    [InlineData("color: var(--x); width: calc(1px - url(x))")]
    public void A_style_cannot_fetch_act_or_leave_its_place(string style)
    {
        var kept = _html.Sanitise($"<p style=\"{style}\">x</p>");

        foreach (var harm in (string[])["url(", "fixed", "expression", "z-index", "behavior", "-9", "-1px", "72l", "var("])
        {
            Assert.DoesNotContain(harm, kept, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void Colours_and_sizes_stay() =>
        Assert.Contains(
            "style=\"color: #f00; font-size: 14px; font-family: 'Malgun Gothic',sans-serif; border: 1px solid rgb(1, 2, 3)\"",
            _html.Sanitise("<span style=\"color:#f00;font-size:14px;font-family:'Malgun Gothic',sans-serif;border:1px solid rgb(1, 2, 3)\">x</span>"),
            StringComparison.Ordinal);

    [Fact]
    public void Sanitising_again_changes_nothing()
    {
        var once = _html.Sanitise(
            "<div style='color:red'><p>안녕 &amp; <a href='https://a.example/?x=1&y=2'>x</a><img src=https://t.example/a.png alt='a \"b\"'></div>");

        Assert.Equal(once, _html.Sanitise(once));
    }

    [Theory]
    [InlineData("<div>", 50_000)]
    [InlineData("<b><i>", 25_000)]
    [InlineData("<table><td>", 25_000)]
    [InlineData("<a href=x><div>", 25_000)]
    [InlineData("<ul><li>", 25_000)]
    [InlineData("<p><font color=1>", 25_000)]
    [InlineData("<blockquote>", 50_000)]
    [InlineData("<div></span>", 50_000)]
    [InlineData("</p>", 50_000)]
    [InlineData("<!--", 50_000)]
    [InlineData("<script>", 50_000)]
    [InlineData("<x y='", 50_000)]
    [InlineData("<", 200_000)]
    [InlineData("<p style=\"color:red;border:1px solid #ccc\">x</p>", 5_000)]
    public void Nesting_without_end_takes_little_time(string piece, int times)
    {
        var html = string.Concat(Enumerable.Repeat(piece, times)) + "the end";

        var spent = Cpu.Of(() =>
        {
            _html.Sanitise(html);
            _html.ToText(html);
        });

        TestContext.Current.TestOutputHelper?.WriteLine($"{spent.TotalMilliseconds:0} ms for {piece}");
        Assert.True(spent < Cpu.OfAMail, $"{spent} for {piece}");
    }

    [Fact]
    public void Formatting_that_is_never_closed_does_not_multiply()
    {
        var fonts = string.Concat(Enumerable.Range(0, 5_000).Select(i => $"<font color={i}>"));
        var html = $"<p>{fonts}</p>" + string.Concat(Enumerable.Repeat("<p>x</p>", 5_000));

        var spent = Cpu.Of(() => Assert.True(_html.Sanitise(html).Length < 2_000_000));

        Assert.True(spent < Cpu.OfAMail, $"{spent}");
    }

    [Theory]
    [InlineData("<p>One</p><p>Two</p>", "One\n\nTwo")]
    [InlineData("<div>One</div><div>Two</div>", "One\nTwo")]
    [InlineData("One<br>Two", "One\nTwo")]
    [InlineData("One<br><br>Two", "One\n\nTwo")]
    [InlineData("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>", "- a\n- b\n  - c")]
    [InlineData("<ol><li>a<li>b</ol>", "1. a\n2. b")]
    [InlineData("<a href=\"https://a.example/x\">here</a>", "here <https://a.example/x>")]
    [InlineData("<a href=\"https://a.example\">https://a.example/</a>", "https://a.example/")]
    [InlineData("<a href=\"mailto:a@b.example\">a@b.example</a>", "a@b.example")]
    [InlineData("Yes.<blockquote>Is it?<br>Really?</blockquote>", "Yes.\n\n> Is it?\n> Really?")]
    [InlineData("<pre>a\n  b</pre>", "a\n  b")]
    [InlineData("  a \n  b&nbsp;c &lt;d&gt; ", "a b c <d>")]
    [InlineData("<style>x</style><title>t</title><script>1<2</script>Hi", "Hi")]
    [InlineData("<img alt=Logo src=x> Hi", "Logo Hi")]
    [InlineData("", "")]
    [InlineData("<p>before</p><ul><li><p>x</p></li><li><p>y</p></li></ul><p>after</p>", "before\n\n- x\n\n- y\n\nafter")]
    public void Html_reads_well_as_text(string html, string text) => Assert.Equal(text, _html.ToText(html));
}
