using System.Text;

namespace Oqupie.Channels.Tests.Email.Reading;

/// <summary>Mail of programs that know no standard: what it says is shown all the same.</summary>
public sealed class OddMailTests : IAsyncLifetime
{
    private readonly Rig _rig = new();

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => default;

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Theory]
    [InlineData("text")]
    [InlineData("text plain")]
    [InlineData("")]
    [InlineData("text/")]
    [InlineData("/plain")]
    [InlineData("plain/text")]
    [InlineData("garbage")]
    [InlineData("html; charset=utf-8")]
    [InlineData("!!! ;;; ???")]
    [InlineData("text/plain charset=utf-8")]
    [InlineData("text/plain;;; charset=utf-8")]
    [InlineData("text; charset=utf-8")]
    [InlineData("text/markdown; charset=utf-8")]
    [InlineData("text/x-anything; charset=utf-8")]
    [InlineData("text/enriched; charset=utf-8")]
    [InlineData("text/xml; charset=utf-8")]
    public async Task Whatever_its_type_says_the_text_is_shown(string type)
    {
        var mail = await _rig.Read($"From: a@x.example\nContent-Type: {type}\n\nWo ist es? Grüße 환불", Ended);

        Assert.Equal("Wo ist es? Grüße 환불", mail.Text);
        Assert.Empty(mail.Attachments);
    }

    [Theory]
    [InlineData("Content-Type: garbage\nContent-Disposition: attachment; filename=a.bin\n\nx")]
    [InlineData("Content-Type: image/png\n\nx")]
    [InlineData("Content-Type: application/octet-stream\n\nx")]
    [InlineData("Content-Type: text/vcard\n\nBEGIN:VCARD")]
    [InlineData("Content-Type: garbage\nContent-Transfer-Encoding: base64\n\nAQIDBAUGBwg=")]
    public async Task What_is_a_file_stays_one(string rest)
    {
        var mail = await _rig.Read($"From: a@x.example\n{rest}", Ended);

        Assert.Equal("", mail.Text);
        Assert.Single(mail.Attachments);
    }

    [Fact]
    public async Task Of_two_ways_to_say_it_the_plain_one_is_read()
    {
        var mail = await _rig.Read(
            "From: a@x.example\nContent-Type: multipart/alternative; boundary=b\n\n--b\n\nPlain\n--b\nContent-Type: text/enriched\n\n<bold>Rich</bold>\n--b--",
            Ended);

        Assert.Equal("Plain", mail.Text);
    }

    [Theory]
    [InlineData("<bold>Now</bold>\nis\n\nthe <<time>", "Now is\nthe <time>")]
    [InlineData("<color><param>red</param>Hi</color>\n\n\nyou", "Hi\n\nyou")]
    [InlineData("a < b <nofill>c\nd</nofill>", "a < b c\nd")]
    public async Task Enriched_text_reads_as_text(string enriched, string text) =>
        Assert.Equal(text, (await _rig.Read($"From: a@x.example\nContent-Type: text/enriched\n\n{enriched}", Ended)).Text);

    [Theory]
    [InlineData("From: a@x.example\r\nSubject: x\r\n \r\nHello, it is missing.\r\n\r\nBye")]
    [InlineData("From: a@x.example\nSubject: x\n \t\nHello, it is missing.\n\nBye")]
    [InlineData("From: a@x.example\nSubject: x\n \n  Hello, it is missing.\n\nBye")]
    [InlineData("From: a@x.example\nSubject: x\n \nHello, it is missing.\n \nBye")]
    [InlineData("From: a@x.example\rSubject: x\r\rHello, it is missing.\r\rBye")]
    [InlineData("From: a@x.example\rSubject: x\rContent-Type: text/plain\r \rHello, it is missing.\r\rBye")]
    public async Task Headers_end_where_a_person_sees_it(string raw)
    {
        var mail = await _rig.Read(raw, Ended);

        Assert.Equal(("x", "a@x.example"), (mail.Subject, mail.From.Email));
        Assert.Equal(["Hello, it is missing.", "Bye"], mail.Text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));
    }

    [Theory]
    [InlineData("Subject: Re: x\n \n\t=?utf-8?B?eQ==?=\nTo: b@x.example\nContent-Type: text/plain\nContent-Transfer-Encoding: 7bit\nFrom: a@x.example\n\nHi")]
    public async Task A_header_goes_on_below_a_line_of_blanks(string raw)
    {
        var mail = await _rig.Read(raw, Ended);

        Assert.Equal((null, "a@x.example", "Hi"), (mail.Failure, mail.From.Email, mail.Text));
    }

    [Fact]
    public async Task Headers_go_on_below_a_line_of_blanks() =>
        Assert.Equal(("x", "Hi"), (await _rig.Read("Subject: x\n \nFrom: a@x.example\nX-Y: z\n\nHi", Ended)) is var mail ? (mail.Subject, mail.Text) : default);

    [Theory]
    [InlineData("Microsoft Mail Internet Headers Version 2.0\r\n")]
    [InlineData("From a@x.example Mon Jan  5 09:00:00 2026\r\n")]
    [InlineData(">From a@x.example Mon Jan  5 09:00:00 2026\r\n")]
    [InlineData("-----Original headers-----\r\n\r\n")]
    [InlineData("\u00ef\u00bb\u00bf")]
    public async Task Junk_before_the_headers_is_passed_over(string junk)
    {
        var mail = await _rig.Read(Encoding.Latin1.GetBytes($"{junk}From: a@x.example\r\nSubject: x\r\n\r\nHi"), Ended);

        Assert.Equal((null, "a@x.example", "x", "Hi"), (mail.Failure, mail.From.Email, mail.Subject, mail.Text));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(300)]
    [InlineData(70_000)]
    public async Task Blanks_before_the_headers_are_passed_over(int count)
    {
        foreach (var blank in (string[])[new(' ', count), new('\n', count), new string(' ', count) + "\r\n"])
        {
            Assert.Equal("Hi", (await _rig.Read($"{blank}From: a@x.example\nSubject: x\n\nHi", Ended)).Text);
        }
    }

    [Fact]
    public async Task A_mail_of_carriage_returns_has_its_files()
    {
        var mail = await _rig.Read(
            ("From: a@x.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nHi\n--b\nContent-Type: application/zip; name=a.zip\n"
                + "Content-Transfer-Encoding: base64\n\nAAEC\n--b--\n").Replace('\n', '\r'), Ended);

        Assert.Equal(("Hi", 3L), (mail.Text, Assert.Single(mail.Attachments).Size));
    }
}
