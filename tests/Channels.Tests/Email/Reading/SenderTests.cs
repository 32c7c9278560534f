using Oqupie.Channels.Email;
using Oqupie.Channels.Email.Reading;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;

namespace Oqupie.Channels.Tests.Email.Reading;

/// <summary>Who a mail is from, and whether one may believe it.</summary>
public sealed class SenderTests : IAsyncLifetime
{
    private readonly Rig _rig = new();

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => default;

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Theory]
    [InlineData("mx.cook.example; dmarc=pass header.from=example.com", SenderCheck.Verified)]
    [InlineData("MX.Cook.example 1; spf=pass smtp.mailfrom=a@bounce.x.example; dmarc=pass (p=NONE; dis=none) header.from=example.com", SenderCheck.Verified)]
    [InlineData("mx.cook.example; dmarc=fail header.from=example.com; dkim=pass header.d=example.com", SenderCheck.Unverified)]
    [InlineData("mx.cook.example; dmarc=pass header.from=elsewhere.example", SenderCheck.Unknown)]
    [InlineData("mx.cook.example; dkim=pass header.d=example.com", SenderCheck.Verified)]
    [InlineData("mx.cook.example; dkim=pass header.i=@example.com; dmarc=none", SenderCheck.Verified)]
    [InlineData("mx.cook.example; dkim=pass header.d=com", SenderCheck.Unknown)]
    [InlineData("mx.cook.example; dkim=pass header.d=elsewhere.example", SenderCheck.Unknown)]
    [InlineData("mx.cook.example; spf=pass smtp.mailfrom=ada@example.com", SenderCheck.Verified)]
    [InlineData("mx.cook.example; spf=fail smtp.mailfrom=example.com", SenderCheck.Unverified)]
    [InlineData("mx.cook.example; spf=softfail; dkim=none", SenderCheck.Unknown)]
    [InlineData("mx.cook.example; none", SenderCheck.Unknown)]
    [InlineData("mx.elsewhere.example; dmarc=pass header.from=example.com", SenderCheck.Unknown)]
    [InlineData("(mx.cook.example; dmarc=pass) mx.elsewhere.example; dmarc=pass", SenderCheck.Unknown)]
    [InlineData("mx.cook.example; x=\"; dmarc=pass\"", SenderCheck.Unknown)]
    [InlineData("mx.cook.example; spf=pass smtp.mailfrom=\"a\\\"; dmarc=pass header.from=example.com; \\\"b\"@elsewhere.example", SenderCheck.Unknown)]
    [InlineData("mx.cook.example; spf=none (a\\) ; dmarc=pass header.from=example.com; b)", SenderCheck.Unknown)]
    [InlineData("mx.cook.example; dkim=pass header.d=\"example.com\"", SenderCheck.Verified)]
    [InlineData("mx.cook.example; dmarc=pass header.from=example.com; dmarc=fail", SenderCheck.Unverified)]
    [InlineData("mail.mx.cook.example; dmarc=pass header.from=example.com", SenderCheck.Unknown)]
    [InlineData("dmarc=pass header.from=example.com", SenderCheck.Unknown)]
    public async Task Only_the_channels_own_server_is_believed(string results, SenderCheck check) =>
        Assert.Equal(check, (await Read($"Authentication-Results: {results}\nFrom: ada@example.com\n\nHi")).Sender);

    [Fact]
    public async Task What_the_mail_brought_along_lies_below_what_the_server_says() =>
        Assert.Equal(
            SenderCheck.Unverified,
            (await Read(
                "Authentication-Results: mx.cook.example; dmarc=fail\nReceived: from evil\nAuthentication-Results: mx.cook.example; dmarc=pass\nFrom: "
                    + "ada@example.com\n\nHi")).Sender);

    /// <summary>Above the Received by which the mail came from outside stands what the server itself wrote, below it what the sender did.</summary>
    [Theory]
    [InlineData("{A}|Received: from evil.example (evil.example [203.0.113.9]) by mx.cook.example with ESMTP", true)]
    [InlineData("Received: from evil.example (evil.example [203.0.113.9]) by mx.cook.example with ESMTP|{A}", false)]
    [InlineData("Received: from evil.example by mx.cook.example; Sun, 29 Nov 2026 09:00:00 +0000|{A}", false)]
    [InlineData("Received: from mx.cook.example by mx.cook.example with ESMTP|{A}", false)]
    [InlineData("Received: from [127.0.0.1] (evil.example [203.0.113.9]) by mx.cook.example with ESMTP|{A}", false)]
    [InlineData("Received: from a (mx.cook.example [127.0.0.1]) (evil.example [203.0.113.9]) by mx.cook.example with ESMTP|{A}", false)]
    [InlineData("Received: from mx.cook.example (mx.cook.example [203.0.113.9] (may be forged)) by mx.cook.example with ESMTP|{A}", false)]
    [InlineData("Received: from mx.cook.example by mx.cook.example with LMTP|{A}|Received: from a.example ([203.0.113.9]) by mx.cook.example", true)]
    [InlineData("Received: from localhost (localhost [127.0.0.1]) by mx.cook.example with ESMTP|{A}|Received: from a.example ([203.0.113.9]) by b", true)]
    [InlineData("Received: from mx2.cook.example (mx2.cook.example [203.0.113.5]) by box.cook.example|{A}|Received: from a ([203.0.113.9]) by b", true)]
    [InlineData("Received: by box.cook.example with local|{A}|Received: from a.example ([203.0.113.9]) by mx.cook.example", true)]
    [InlineData("Received: (qmail 1 invoked by uid 7); Sun, 29 Nov 2026 09:00:00 +0000|{A}", false)]
    [InlineData("Received: |{A}", false)]
    public async Task What_came_from_outside_says_nothing(string headers, bool believed)
    {
        var all = headers.Replace("{A}", "Authentication-Results: mx.cook.example; dmarc=pass header.from=example.com", StringComparison.Ordinal)
            .Replace('|', '\n');

        Assert.Equal(believed ? SenderCheck.Verified : SenderCheck.Unknown, (await Read($"{all}\nFrom: ada@example.com\n\nHi")).Sender);
    }

    [Fact]
    public async Task What_a_server_writes_in_several_headers_at_once_is_taken_together() => Assert.Equal(
        SenderCheck.Verified,
        (await Read(
            "Authentication-Results: mx.cook.example; spf=none\nAuthentication-Results: mx.cook.example; dkim=pass header.d=example.com\n"
                + "Received: from a.example ([203.0.113.9]) by mx.cook.example\nFrom: ada@example.com\n\nHi")).Sender);

    /// <summary>Where nobody has named a server it is known by whose mailbox it is, and believed only above where it took the mail in.</summary>
    [Theory]
    [InlineData("imap.gmail.com", "Received: by 2002:a05:1 with SMTP id x|{R}|{A mx.google.com;}", true)]
    [InlineData("imap.gmail.com", "{R}|Authentication-Results: mx.google.com; spf=none|{A mx.google.com;}", null)]
    [InlineData("imap.gmail.com", "{R}|{A mx.elsewhere.example;}", null)]
    [InlineData(
        "outlook.office365.com",
        "Received: from A.prod.outlook.com (2603:10b6::1) by B.prod.outlook.com (2603:10b6::2) with Microsoft SMTP Server|{A}|"
            + "Received: from a.example (203.0.113.9) by C.mail.protection.outlook.com (10.1.1.1) with Microsoft SMTP Server", true)]
    [InlineData("outlook.office365.com", "Received: from a.example (203.0.113.9) by C.mail.protection.outlook.com (10.1.1.1)|{A}", null)]
    [InlineData("mail.cook.example", "{A mx1.cook.example;}|{R}", true)]
    [InlineData("mail.cook.example", "{A mx1.elsewhere.example;}|{R}", false)]
    [InlineData("mail.cook.example", "{R}|{A mx1.cook.example;}", false)]
    [InlineData("mail.cook.example", "{A mx1.cook.example;}", false)]
    [InlineData("mail.cook.example", "Received: from a ([10.0.0.1]) by mail.cook.example|{A mail.cook.example;}|{R}", false)]
    [InlineData("cook.co.kr", "{A mx.evil.co.kr;}|{R}", false)]
    [InlineData("127.0.0.1", "{A mx1.cook.example;}|{R}", false)]
    public async Task A_server_that_nobody_named_is_the_mailboxs_own(string host, string headers, bool? believed)
    {
        var all = System.Text.RegularExpressions.Regex.Replace(headers, @"\{A ?([^}]*)\}", "Authentication-Results: $1 dmarc=pass header.from=example.com")
            .Replace("{R}", "Received: from a.example (a.example [203.0.113.9]) by mx.google.com with ESMTPS id x", StringComparison.Ordinal)
            .Replace('|', '\n');
        var channel = Cast.Channel(imap: new() { Host = host, Port = 993 });

        var mail = await _rig.The<MailReader>().Read(
            channel, await _rig.Journal(System.Text.Encoding.UTF8.GetBytes($"{all}\nFrom: ada@example.com\n\nHi"), Ended), Ended);

        Assert.Equal((believed is true ? SenderCheck.Verified : SenderCheck.Unknown, believed is not false), (mail.Sender, mail.SendersAreChecked));
    }

    [Fact]
    public async Task An_operator_may_have_nobody_believed()
    {
        var channel = Cast.Channel(imap: new() { Host = "imap.gmail.com", Port = 993 });
        channel = channel with { Settings = channel.Mail() with { TrustedAuthServer = "none" } };
        var mail = await _rig.The<MailReader>().Read(
            channel, await _rig.Journal("Authentication-Results: mx.google.com; dmarc=pass\nFrom: ada@example.com\n\nHi"u8.ToArray(), Ended), Ended);

        Assert.Equal((SenderCheck.Unknown, false), (mail.Sender, mail.SendersAreChecked));
    }

    [Fact]
    public async Task Of_several_senders_none_is_believed() =>
        Assert.Equal(
            SenderCheck.Unverified,
            (await Read("Authentication-Results: mx.cook.example; dmarc=pass\nFrom: eve@elsewhere.example, ada@example.com\n\nHi")).Sender);

    [Fact]
    public async Task Where_no_server_is_named_nothing_is_known() =>
        Assert.Equal(SenderCheck.Unknown, (await _rig.Read("Authentication-Results: mx.cook.example; dmarc=fail\nFrom: ada@example.com\n\nHi", Ended)).Sender);

    [Theory]
    [InlineData("\"support@bank.example\" <eve@elsewhere.example>")]
    [InlineData("\"Bank (support@bank.example)\" <eve@elsewhere.example>")]
    [InlineData("=?utf-8?q?support=40bank.example?= <eve@elsewhere.example>")]
    public async Task A_name_is_no_address(string from) => Assert.Equal(new("", "eve@elsewhere.example"), (await _rig.Read($"From: {from}\n\nHi", Ended)).From);

    [Fact]
    public async Task Who_asks_by_a_form_of_our_own_site_is_whom_to_answer()
    {
        var mail = await Read(
            "Authentication-Results: mx.cook.example; dmarc=pass\nFrom: Cook Town <support@cook.example>\nReply-To: Ada <ada@example.com>\n\nHi");

        Assert.Equal((new MailParty("Ada", "ada@example.com"), SenderCheck.Unknown, null), (mail.From, mail.Sender, mail.Automatic));
    }

    /// <summary>Somebody else's form writes from an address that nobody reads.</summary>
    [Theory]
    [InlineData("no-reply@hosting.example", "Jane Doe <jane@player.example>", "", "jane@player.example")]
    [InlineData("noreply-forms@hosting.example", "jane@player.example", "", "jane@player.example")]
    [InlineData("forms@hosting.example", "jane@player.example", "", "forms@hosting.example")]
    [InlineData("no-reply@hosting.example", "jane@player.example, joe@player.example", "", "no-reply@hosting.example")]
    [InlineData("no-reply@hosting.example", "help@HOSTING.example", "", "no-reply@hosting.example")]
    [InlineData("no-reply@hosting.example", "do-not-reply@player.example", "", "no-reply@hosting.example")]
    [InlineData("no-reply@hosting.example", "support@cook.example", "", "no-reply@hosting.example")]
    [InlineData("no-reply@shop.example", "care@news.example", "List-Unsubscribe: <mailto:x@news.example>\n", "no-reply@shop.example")]
    public async Task Who_asks_by_a_form_elsewhere_is_whom_to_answer(string from, string replyTo, string more, string customer)
    {
        var mail = await Read($"{more}Authentication-Results: mx.cook.example; dmarc=pass\nFrom: Form <{from}>\nReply-To: {replyTo}\n\nHi");

        Assert.Equal(customer, mail.From.Email);
        Assert.Equal(customer.StartsWith("jane", StringComparison.Ordinal) ? (SenderCheck.Unknown, null) : (SenderCheck.Verified, mail.AutomaticKind),
            (mail.Sender, mail.AutomaticKind));
    }

    [Fact]
    public async Task A_header_of_brackets_is_read_in_no_time() =>
        Assert.Equal(SenderCheck.Unknown, (await Read($"Authentication-Results: {new string('(', 500_000)}\nFrom: ada@example.com\n\nHi")).Sender);

    private async Task<ReadMessage> Read(string raw)
    {
        var channel = Cast.Channel();
        return await _rig.The<MailReader>().Read(
            channel with { Settings = channel.Mail() with { TrustedAuthServer = "mx.cook.example" } },
            await _rig.Journal(System.Text.Encoding.UTF8.GetBytes(raw), Ended), Ended);
    }
}
