using System.Collections.Immutable;
using System.Net;
using Oqupie.Channels.Html;
using Oqupie.Channels.Translating;

namespace Oqupie.Channels.Tests.Translating;

public sealed class TranslatableHtmlTests
{
    [Fact]
    public void Each_paragraph_is_one_text_with_its_marks() => Assert.Equal(
        ["Hallo <b id=\"0\">du</b>", "Eins", "Zwei"], TranslatableHtml.Of("<p>Hallo <b>du</b></p><ul><li>Eins</li><li>Zwei</li></ul>").Texts);

    [Fact]
    public void Letters_are_sent_as_they_are() => Assert.Equal(["Grüße &amp; 안녕"], TranslatableHtml.Of("<p>Gr&uuml;&szlig;e &amp; 안녕</p>").Texts);

    [Fact]
    public void Attributes_stay_here_and_come_back() => Assert.Equal(
        """<p><a href="https://shop.example/a?b=1" style="color: red">Click here</a> now</p>""",
        Back(
            """<p><a href="https://shop.example/a?b=1" style="color: red">Hier</a> jetzt</p>""",
            """<a id="0" href="https://evil.example">Click here</a> now"""));

    [Theory]
    [InlineData("<p>Siehe https://shop.example/wo?x=1 bitte</p>", "https://shop.example/wo?x=1")]
    [InlineData("<p>An lee@shop.example bitte</p>", "lee@shop.example")]
    [InlineData("<p>Rufen Sie <code>git pull</code> auf</p>", "<code>git pull</code>")]
    [InlineData("<p>Hallo {{customer.name}}, danke</p>", "{{customer.name}}")]
    [InlineData("<p>Das Tag &lt;script&gt; bitte</p>", "&lt;script&gt;")]
    [InlineData("<p>Bild <img src=\"cid:a\" alt=\"x\"> bitte</p>", "<img src=\"cid:a\" alt=\"x\">")]
    public void What_is_not_to_be_touched_is_there_whatever_becomes_of_it(string html, string kept)
    {
        Assert.Contains(kept, Back(html, "all is gone"), StringComparison.Ordinal);
        Assert.Contains(kept, Back(html, WebUtility.HtmlDecode(TranslatableHtml.Of(html).Texts[0])), StringComparison.Ordinal);
        Assert.Single(Back(html, TranslatableHtml.Of(html).Texts[0] + TranslatableHtml.Of(html).Texts[0]).Split(kept)[1..]);
    }

    [Fact]
    public void Quotes_and_code_are_not_asked_for_and_stay()
    {
        const string html = "<p>Nein.</p><blockquote>Ja?</blockquote><pre>let it = be</pre>";

        Assert.Equal(["Nein."], TranslatableHtml.Of(html).Texts);
        Assert.Equal("<p>No.</p><blockquote>Ja?</blockquote><pre>let it = be</pre>", Back(html, "No."));
    }

    [Fact]
    public void What_is_folded_away_is_left_out() =>
        Assert.Equal("<p>No.</p>", Back("""<p>Nein.</p><div data-fold="quote">Am Montag schrieb Lee</div>""", "No."));

    [Fact]
    public void Words_beside_paragraphs_are_texts_too() =>
        Assert.Equal("Eins<p>Zwei</p>Drei", Back("eins<p>zwei</p>drei", "Eins", "Zwei", "Drei"));

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("<a href=\"javascript:alert(1)\" id=\"7\">go</a>")]
    [InlineData("<svg onload=alert(1)></svg>")]
    [InlineData("<iframe src=\"https://evil.example\"></iframe>")]
    public void A_provider_puts_in_nothing_of_its_own(string html)
    {
        var back = Back("<p>Hallo</p>", $"Hello {html}");

        Assert.StartsWith("<p>Hello ", back, StringComparison.Ordinal);
        Assert.DoesNotContain("alert", back, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", back, StringComparison.Ordinal);
        Assert.Equal(back, new SafeRichText().Sanitise(back));
    }

    [Fact]
    public void An_answer_that_is_deeper_than_anybody_writes_is_cut() =>
        Assert.Equal("<p></p>", Back("<p>Hallo</p>", string.Concat(Enumerable.Repeat("<b>", 50_000)) + "deep"));

    [Theory]
    [InlineData("a")]
    [InlineData("a@b.")]
    [InlineData("&lt;")]
    [InlineData("{{a")]
    [InlineData("a@b.&lt;")]
    [InlineData("a@b. ")]
    public void A_text_without_an_end_takes_no_time(string part) =>
        Assert.InRange(Cpu.Of(() => TranslatableHtml.Of($"<p>{string.Concat(Enumerable.Repeat(part, 40_000))}</p>")).TotalSeconds, 0, 3);

    [Fact]
    public void A_mark_that_a_translation_has_parted_stands_twice() =>
        Assert.Equal("<p><b>Let</b> it <b>go</b></p>", Back("<p><b>Lass los</b></p>", """<b id="0">Let</b> it <b id="0">go</b>"""));

    private static string Back(string html, params ImmutableArray<string> translated) => TranslatableHtml.Of(html).With(translated);
}
