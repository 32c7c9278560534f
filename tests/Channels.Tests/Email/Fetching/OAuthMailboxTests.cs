using Oqupie.Channels.Email;
using Oqupie.Contracts.Channels;
using Oqupie.Grains.Channels;
using Oqupie.Testing.Servers;

namespace Oqupie.Channels.Tests.Email.Fetching;

/// <summary>Reading a mailbox with an access token from a Dovecot that asks the token server whose it is.</summary>
public sealed class OAuthMailboxTests(MailWorld world) : IAsyncLifetime
{
    private readonly Rig _rig = new();

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => default;

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task An_access_token_opens_the_mailbox_of_its_holder()
    {
        var servers = await world.Start();
        var box = await servers.NewMailbox();
        await servers.Fill(box, 1, Ended);

        await using var mailbox = await _rig.The<EmailAdapter>().Open(Cast.Account, Settings(servers, box, holder: box), Ended);

        Assert.Single((await mailbox.Fetch(new("INBOX", null), null, 10, Ended)).Messages);
    }

    [Fact]
    public async Task It_opens_no_other()
    {
        var servers = await world.Start();
        var (box, other) = (await servers.NewMailbox(), await servers.NewMailbox());

        var refused = await Assert.ThrowsAsync<ChannelFailedException>(
            () => _rig.The<EmailAdapter>().Open(Cast.Account, Settings(servers, box, holder: other), Ended));

        Assert.Contains($"refused the access token for {box.Address}", refused.Message, StringComparison.Ordinal);
    }

    private static EmailSettings Settings(MailServers servers, Mailbox box, Mailbox holder) => new()
    {
        Address = box.Address,
        Imap = servers.ImapOf(box) with
        {
            Password = null,
            OAuth = new()
            {
                Provider = MailProvider.Other,
                TokenEndpoint = servers.Tokens.Address,
                ClientId = "client",
                RefreshToken = $"good for {holder.Address}",
            },
        },
    };
}
