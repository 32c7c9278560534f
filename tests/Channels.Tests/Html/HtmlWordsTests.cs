using Oqupie.Channels.Html;

namespace Oqupie.Channels.Tests.Html;

/// <summary>Whatever is broken in it: a page that has words is never shown empty, and words and lines stay apart.</summary>
public sealed class HtmlWordsTests
{
    private readonly SafeRichText _html = new();

    public static TheoryData<string> WithText
    {
        get
        {
            var data = new TheoryData<string>();

            foreach (var name in (string[])[
                "title", "style", "script", "iframe", "select", "textarea", "noscript", "object", "xmp", "template", "video", "canvas", "noframes", "noembed",
                "audio", "applet", "datalist", "plaintext",
            ])
            {
                foreach (var start in (string[])[$"<{name}/>", $"<{name} />", $"<{name} src=\"x\" />", $"<{name} src=x/>", $"<{name.ToUpperInvariant()}/>"])
                {
                    data.Add($"{start}<b>TEXT</b> more");
                    data.Add($"<html><head>{start}</head><body><p><b>TEXT</b></p></body></html>");
                }

                data.Add($"<html><head><{name}>x{{y}}</head><body><b>TEXT</b></body></html>");
                data.Add($"<html><head><{name}>x</head><body><b>TEXT</b><style>p{{}}</style></body></html>");
                data.Add($"<{name}>x<p>TEXT</p>");
                data.Add($"<{name}></{name}>TEXT");
            }

            foreach (var name in (string[])["iframe", "noscript", "object", "textarea", "video", "audio", "canvas", "noframes", "noembed", "applet", "xmp"])
            {
                data.Add($"<{name} data=\"a.swf\">TEXT</{name}>");
                data.Add($"<{name} data=\"a.swf\"><p>TEXT</p></{name}>");
            }

            foreach (var name in (string[])["title", "template", "select", "datalist"])
            {
                data.Add($"<html><head></head><body><{name}><option>TEXT</option></{name}></body></html>");
            }

            foreach (var other in (string[])[
                "<!-- begin <b>TEXT</b>", "<!-- TEXT", "<title>TEXT", "<style>TEXT", "<script>TEXT", "<textarea>TEXT", "<!-- a --!>TEXT", "<!-->TEXT",
                "<!--->TEXT",
                "<![CDATA[TEXT]]>", "<p>TEXT</p><a href=\"x", "<a href=\"x>TEXT</a>", "TEXT <b", "<!TEXT", "<? TEXT", "</ TEXT",
                "<script src=x.js/><p>TEXT</p>",
                "<script>if (a<b) c();<p>TEXT</p>", "<style>@media{p{}}</head><p>TEXT", "<script>a</head><body>TEXT<script>b</script>", "<b title='x>TEXT</b>",
                "<style/><p>TEXT</p><style>p{}</style>", "<title>Shop<body>TEXT</body><!-- </title> -->",
            ])
            {
                data.Add(other);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(WithText))]
    public void What_has_words_shows_them(string html)
    {
        Assert.Contains("TEXT", _html.ToText(html), StringComparison.Ordinal);
        Assert.Contains("TEXT", _html.Sanitise(html), StringComparison.Ordinal);
        Assert.Contains("TEXT", _html.SanitiseMail(html, answers: false), StringComparison.Ordinal);
        Assert.Contains("TEXT", new SafeArticleHtml().Sanitise(html), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<style>p{color:red}</style>Hi")]
    [InlineData("<style><!-- p{color:red} --></style><p>Hi</p>")]
    [InlineData("<title>Shop</title>Hi")]
    [InlineData("<script>document.write('<b>no</b></body>')</script>Hi")]
    [InlineData("<script/>alert(1)</script>Hi")]
    [InlineData("<select><option>no</option></select>Hi")]
    [InlineData("<!-- no -->Hi")]
    public void What_is_not_for_reading_is_not_shown(string html)
    {
        Assert.Equal("Hi", _html.ToText(html));
        Assert.Contains("Hi", _html.Sanitise(html), StringComparison.Ordinal);
        Assert.DoesNotContain("no", _html.Sanitise(html), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<style>p{margin:0}</style><p>&nbsp;</p>")]
    [InlineData("<style>p{margin:0}")]
    [InlineData("<script>alert(1);")]
    [InlineData("<!-- nothing -->")]
    public void A_page_without_words_stays_empty(string html) => Assert.Equal("", _html.ToText(html));

    [Theory]
    [InlineData("<div style=\"white-space: pre-wrap\">one\ntwo\n   three</div>", "one\ntwo\n   three")]
    [InlineData("<div style=\"color:red;WHITE-SPACE:pre !important\">one\ntwo</div>", "one\ntwo")]
    [InlineData("<span style=\"white-space:pre\">x\r\ny</span>", "x\ny")]
    [InlineData("<p style=\"white-space:pre-line\">m   n\no</p>", "m n\no")]
    [InlineData("<div style=\"white-space:pre-wrap\">a\nb<p style=\"white-space:normal\">c\nd</p>e\nf</div>", "a\nb\n\nc d\n\ne\nf")]
    [InlineData("<pre>a\n  b<b>\nc</b></pre>d\ne", "a\n  b\nc\n\nd e")]
    [InlineData("<table><tr><th>Item</th><th>Price</th></tr><tr><td>Sword</td><td>5</td></tr></table>after", "Item \tPrice\nSword \t5\nafter")]
    [InlineData("one<br/>two<div>three</div><div>four</div>five<hr>six", "one\ntwo\nthree\nfour\nfive\n---\nsix")]
    [InlineData("<form>a</form><form>b</form><fieldset><legend>c</legend>d</fieldset>", "a\nb\nc\nd")]
    [InlineData("<dl><dt>a</dt><dd>b</dd></dl>", "a\nb")]
    public void Words_and_lines_stay_apart(string html, string text) => Assert.Equal(text, _html.ToText(html));

    [Fact]
    public void What_stands_in_a_form_stands_on_lines_of_its_own() =>
        Assert.Equal("<div>a</div><div>b</div>", _html.Sanitise("<form action=x>a</form><nav>b</nav>"));

    [Theory]
    [InlineData("<title/>")]
    [InlineData("<style>")]
    [InlineData("<script>")]
    [InlineData("<!-- <")]
    [InlineData("<!")]
    [InlineData("<a b=\"<c d='>'\" ")]
    [InlineData("<style><p></head>")]
    [InlineData("</ ")]
    [InlineData("<script></scriptx")]
    public void What_never_ends_costs_little(string piece)
    {
        var html = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));

        var spent = Cpu.Of(() => Assert.NotNull(_html.ToText(html) + _html.Sanitise(html)));

        // Some tenths of a second on a usual machine; by the square it would be minutes on any.
        Assert.True(spent < TimeSpan.FromSeconds(8), $"{spent}");
    }
}
