using System.Net;
using System.Net.Sockets;
using Oqupie.Channels.Email;
using Oqupie.Contracts.Channels;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Channels.Email;
using Oqupie.Testing.Servers;

namespace Oqupie.Channels.Tests.Email.Fetching;

/// <summary>With servers of its own, since it stops them.</summary>
public sealed class ImapTroubleTests : IAsyncLifetime
{
    private static readonly WatchedFolder Inbox = new("INBOX", null);

    private readonly MailServers _servers = new() { Idle = false };
    private readonly Rig _rig = new(("Email:PollEvery", "00:00:00.1"), ("Email:Timeout", "00:00:02"), ("Email:ConnectTimeout", "00:00:02"));

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _servers.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await _servers.DisposeAsync();
        await _rig.DisposeAsync();
    }

    [Fact]
    public async Task Where_the_server_tells_nothing_it_is_asked_again_and_again()
    {
        var box = await _servers.NewMailbox();
        await using var mailbox = await Open(_servers.ImapOf(box));
        var batch = await mailbox.Fetch(Inbox, null, 10, Ended);
        Assert.Equal(FetchMode.Poll, mailbox.Mode);

        await _servers.Write(box, "Now", Ended);

        while (batch.Messages.IsEmpty)
        {
            await mailbox.Wait(Ended);
            batch = await mailbox.Fetch(Inbox, batch.Cursor, 10, Ended);
        }

        Assert.Single(batch.Messages);
    }

    [Fact]
    public async Task A_server_that_goes_away_is_noticed_in_plain_words()
    {
        var box = await _servers.NewMailbox();
        await using var mailbox = await Open(_servers.ImapOf(box));
        await mailbox.Fetch(Inbox, null, 10, Ended);

        await _servers.Imap.Stop(kill: true);

        await Assert.ThrowsAsync<ChannelFailedException>(async () =>
        {
            await mailbox.Wait(Ended);
            await mailbox.Fetch(Inbox, null, 10, Ended);
        });
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_given_up()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var server = new MailServer { Host = "127.0.0.1", Port = ((IPEndPoint)silent.LocalEndpoint).Port, User = "a", Password = "b" };

        var failure = await Assert.ThrowsAsync<ChannelFailedException>(() => Open(server));

        Assert.Contains("said nothing within 2 seconds", failure.Message, StringComparison.Ordinal);
    }

    private Task<IMailbox> Open(MailServer imap) =>
        _rig.The<EmailAdapter>().Open(Cast.Account, new() { Address = "support@cook.example", Imap = imap }, Ended);
}
