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
    public async Task Only_the_channels_own_server_is_believed(string results, SenderCheck check) =>
        Assert.Equal(check, (await Read($"Authentication-Results: {results}\nFrom: ada@example.com\n\nHi")).Sender);

    [Fact]
    public async Task What_the_mail_brought_along_lies_below_what_the_server_says() =>
        Assert.Equal(
            SenderCheck.Unverified,
            (await Read(
                "Authentication-Results: mx.cook.example; dmarc=fail\nReceived: from evil\nAuthentication-Results: mx.cook.example; dmarc=pass\nFrom: "
                    + "ada@example.com\n\nHi")).Sender);

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
