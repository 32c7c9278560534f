using System.Diagnostics;
using Oqupie.Channels.Email;
using Oqupie.Channels.Email.Sending;
using Oqupie.Contracts.Brands;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Channels.Email;
using Oqupie.Grains.Knowledge;
using Oqupie.Grains.Tickets;

namespace Oqupie.Channels.Tests.Email.Sending;

/// <summary>What a brand's template makes of a reply.</summary>
public sealed class MailLookTests : IAsyncDisposable
{
    private readonly Rig _rig = new();

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public void Every_place_is_filled_in_both_texts()
    {
        var look = Look("<h2>{{brand}}</h2><div>{{body}}</div><p>{{agent}} · #{{ticket}}</p><p>{{signature}}</p>{{history}}");

        var (html, text) = (look.Html(Words), look.Text(Words));

        Assert.Contains("<h2>쿡타운</h2><div><b>Done</b></div><p>Lee &amp; Kim · #1042</p>", html, StringComparison.Ordinal);
        Assert.Contains("<blockquote", html, StringComparison.Ordinal);
        Assert.Equal(
            "쿡타운\n\nDone\n\nLee & Kim · #1042\n\n쿡타운 고객센터 드림\n평일 10-18시\n\nAda · 2026-01-05 09:00 UTC\n> 1 < 2?\n> Really",
            string.Join('\n', text.Trim().Split('\n').Select(line => line.TrimEnd())));
    }

    [Fact]
    public void A_template_does_no_harm()
    {
        var html = Look(
            "<script>alert(1)</script><img src=x onerror=alert(1)><a href=\"javascript:alert(1)\">x</a><div "
                + "style=\"background:url(https://t.example/)\">{{body}}</div>").Html(Words);

        Assert.Contains("<b>Done</b>", html, StringComparison.Ordinal);
        Assert.All(["<script", "onerror", "javascript:", "url("], bad => Assert.DoesNotContain(bad, html, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Names_do_no_harm_wherever_they_stand()
    {
        var words = Words with { Agent = "\"><img src=x onerror=alert(1)>" };

        var html = Look("<div title=\"{{agent}}{{body}}{{signature}}\">{{body}}{{agent}}</div>").Html(words);

        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.Contains("<div title=\"&quot;&gt;&lt;img src=x onerror=alert(1)&gt;\"><b>Done</b>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>{{body}}</script>")]
    [InlineData("<div title=\"{{body}}\"></div>")]
    [InlineData("<!-- {{body}} -->")]
    public void Where_the_text_would_not_stand_the_mail_looks_as_usual(string template)
    {
        Assert.Contains("<div><b>Done</b></div>", Look(template).Html(Words), StringComparison.Ordinal);
        Assert.Equal("Done\n\n-- \n쿡타운 고객센터 드림\n평일 10-18시\n", Look(template).Text(Words));
    }

    [Fact]
    public void What_the_text_says_is_no_place() =>
        Assert.Equal("{{ticket}}\n", Look("{{body}}").Text(Words with { Text = "{{ticket}}" }));

    [Fact]
    public void A_hostile_template_is_read_in_linear_time()
    {
        var spent = Stopwatch.GetTimestamp();

        Look(string.Concat(Enumerable.Repeat("{{<\"{{", 3_000))).Html(Words);

        Assert.True(Stopwatch.GetElapsedTime(spent) < TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task An_automatic_answer_looks_the_same_and_quotes_nothing()
    {
        var item = Cast.Reply(text: "We have it.");
        var channel = Cast.Channel() with { Brand = Cast.Brand with { MailTemplate = "<i>{{brand}}</i>{{body}}{{history}}" } };

        using var mail = await _rig.The<MailWriter>().Write(channel, item.With(envelope => envelope with { Automatic = true }), Ended);

        Assert.Contains("<i>쿡타운</i><p style=\"margin:0 0 12px\">We have it.</p>", mail.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("blockquote", mail.HtmlBody, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ko", "환불")]
    [InlineData("de", "refunded")]
    public void A_preview_is_made_as_a_mail_is(string language, string word)
    {
        var preview = _rig.The<IMailLooks>().Preview(Cast.Brand with { Language = language, MailTemplate = "<i>#{{ticket}}</i>{{body}}" });

        Assert.Equal("쿡타운 고객센터", preview.From);
        Assert.Contains("<i>#1042</i>", preview.Html, StringComparison.Ordinal);
        Assert.Contains(word, preview.Text, StringComparison.Ordinal);
    }

    private static MailWords Words => new("<b>Done</b>", "Done", "Lee & Kim", 1042, [new("Ada", new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero), "1 < 2?\nReally")]);

    private MailLook Look(string template) => new(Cast.Brand with { MailTemplate = template }, _rig.The<IArticleHtml>(), _rig.The<IRichText>());
}
