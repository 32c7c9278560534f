using System.Net;
using System.Security.Cryptography;
using System.Text;
using MimeKit;
using Oqupie.Testing.Api;
using Oqupie.Testing.Servers;

namespace Oqupie.Cluster.Tests.Refusals;

/// <summary>Mail and mail servers that do not behave: an agent is told in plain words, and what came is kept as it came.</summary>
[Collection(RefusalsCollection.Name)]
public sealed class BadMailTests(SharedProduct shared, MailServers servers)
{
    [Fact]
    public async Task A_channel_that_nobody_answers_says_so_in_its_health_and_goes_on_when_somebody_does()
    {
        var (mailbox, brand) = await NewBrand();
        var mail = Mail(mailbox, "came meanwhile");
        await servers.Send(mail, Now);
        var channel = await shared.Owner.Post<Channel>(
            $"brands/{brand.Id}/channels", ApiSetUp.Settings(servers, mailbox, imapPort: FreePort.Next()), cancellationToken: Now);

        var failing = await WaitForHealth(channel, "failing");
        await shared.Owner.Patch<Channel>($"channels/{channel.Id}", ApiSetUp.Settings(servers, mailbox), Now);

        Assert.Contains(MailServers.Host, failing.LastError, StringComparison.Ordinal);
        Assert.Null((await WaitForHealth(channel, "ok")).LastError);
        await Until.True(
            async cancel => (await shared.Owner.Tickets($"box=all&brand={brand.Id}", cancel)).Length is 1,
            () => "The mail that came meanwhile did not become a ticket.", cancellationToken: Now);
    }

    [Fact]
    public async Task A_wrong_imap_password_is_the_step_that_failed_and_the_password_is_not_told()
    {
        var (mailbox, brand) = await NewBrand();

        var test = await shared.Owner.Post<ChannelTest>(
            $"brands/{brand.Id}/channels/test", ApiSetUp.Settings(servers, mailbox, imapPassword: "s3cret but wrong"), cancellationToken: Now);

        var failed = Assert.Single(test.Steps, step => !step.Ok);
        Assert.Equal((false, "imap", "signIn"), (test.Ok, failed.Part, failed.Step));
        Assert.DoesNotContain("s3cret", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_against_a_port_where_nobody_listens_fails_at_connecting()
    {
        var (mailbox, brand) = await NewBrand();

        var test = await shared.Owner.Post<ChannelTest>(
            $"brands/{brand.Id}/channels/test", ApiSetUp.Settings(servers, mailbox, imapPort: FreePort.Next()), cancellationToken: Now);

        Assert.Equal(("imap", "connect"), Assert.Single(test.Steps, step => !step.Ok) is var failed ? (failed.Part, failed.Step) : default);
    }

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task A_message_nobody_can_read_keeps_its_bytes_and_a_reason(string name, byte[] bytes)
    {
        var channel = await NewChannel();

        var answer = await shared.Owner.HandIn(channel.Id, bytes, Now);

        Assert.Contains(answer.Fate, (string[])["failed", "held"]);
        Assert.False(string.IsNullOrWhiteSpace(answer.Reason), name);
        var kept = Assert.Single(await shared.Owner.All<IntakeMessage>($"channels/{channel.Id}/messages?fate={answer.Fate}", Now));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), kept.Sha256);
        Assert.Equal(bytes, await shared.Owner.Download($"channels/{channel.Id}/messages/{kept.Id}/raw", Now));
    }

    [Fact]
    public async Task An_unreadable_message_in_the_mailbox_does_not_hold_up_the_next()
    {
        var (mailbox, brand) = await NewBrand();
        await servers.Send(
            new MimeMessage(new Header[] { new("To", mailbox.Address), new("From", "nobody"), new("Subject", "…") }, new TextPart("plain") { Text = "" })
            {
                Sender = new("", "odd@mail.example"),
            },
            Now);
        var channel = await shared.Owner.NewChannel(brand, servers, mailbox, Now);

        await servers.Send(Mail(mailbox, "the next"), Now);

        await Until.True(
            async cancel => (await shared.Owner.Tickets($"box=all&brand={brand.Id}", cancel)).Any(ticket => ticket.Subject is "the next"),
            () => "The mail behind the unreadable one did not become a ticket.",
            cancellationToken: Now);
        Assert.Equal(2, (await shared.Owner.All<IntakeMessage>($"channels/{channel.Id}/messages", Now)).Length);
    }

    [Fact]
    public async Task The_same_message_handed_in_again_gets_the_same_answer()
    {
        var channel = await NewChannel();
        var mail = Bytes("From: haneul@customer.example\r\nTo: us@cook.example\r\nMessage-ID: <same@customer.example>\r\nSubject: once\r\n\r\nOnce.\r\n");

        var first = await shared.Owner.HandIn(channel.Id, mail, Now);
        var second = await shared.Owner.HandIn(channel.Id, mail, Now);

        Assert.Equal(("ticket", first.Ticket), (first.Fate, second.Ticket));
        Assert.Single(await shared.Owner.All<IntakeMessage>($"channels/{channel.Id}/messages", Now));
    }

    [Fact]
    public async Task A_mail_beyond_the_limit_is_too_large()
    {
        var channel = await NewChannel();

        var problem = await Assert.ThrowsAsync<ApiException>(() => shared.Owner.HandIn(channel.Id, new byte[SharedProduct.MaxMailBytes + 1], Now));

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "too_large"), (problem.Status, problem.Code));
    }

    public static TheoryData<string, byte[]> Unreadable => new()
    {
        { "noise", [.. Enumerable.Range(0, 4096).Select(i => (byte)((i * 7919) ^ (i >> 3)))] },
        { "nulls", new byte[64] },
    };

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private static byte[] Bytes(string text) => Encoding.ASCII.GetBytes(text);

    private static MimeMessage Mail(Mailbox to, string subject) =>
        new([new MailboxAddress("김하늘", "haneul@customer.example")], [new MailboxAddress("", to.Address)], subject, new TextPart("plain") { Text = "안녕하세요." });

    private async Task<(Mailbox Mailbox, Brand Brand)> NewBrand()
    {
        var mailbox = await servers.NewMailbox();
        return (mailbox, await shared.Owner.NewBrand($"Brand of {mailbox.Address}", mailbox.Address, cancellationToken: Now));
    }

    /// <summary>One that takes mail by handing in alone.</summary>
    private async Task<Channel> NewChannel()
    {
        var (mailbox, brand) = await NewBrand();
        return await shared.Owner.Post<Channel>(
            $"brands/{brand.Id}/channels", new { kind = "email", name = "pushed", settings = new { address = mailbox.Address } }, cancellationToken: Now);
    }

    private async Task<ChannelHealth> WaitForHealth(Channel channel, string state)
    {
        var health = channel.Health;
        await Until.True(
            async cancel => (health = (await shared.Owner.Get<Channel>($"channels/{channel.Id}", cancel)).Health).State == state,
            () => $"The channel is not {state}: {health}", cancellationToken: Now);
        return health;
    }
}
