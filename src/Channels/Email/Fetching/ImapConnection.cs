using MailKit;
using MailKit.Net.Imap;
using Oqupie.Contracts.Channels;

namespace Oqupie.Channels.Email.Fetching;

/// <summary>A connection to an account, which another can take the place of: a server may end one over a single message.</summary>
/// <param name="connect">Connects and signs in; throws <see cref="Grains.Channels.ChannelFailedException"/> where it cannot.</param>
internal sealed class ImapConnection(Func<CancellationToken, Task<ImapClient>> connect) : IAsyncDisposable
{
    private ImapClient? _client;
    private ImapFolders? _folders;

    public ImapClient Client => _client ?? throw NotOpen;

    public ImapFolders Folders => _folders ?? throw NotOpen;

    /// <summary>Whether the server tells of news by itself; as it last said.</summary>
    public FetchMode Mode { get; private set; } = FetchMode.Poll;

    /// <summary>Whether there is something to look for: also where the connection is lost, for nobody tells then.</summary>
    public bool HasNews => _folders?.Changed ?? true;

    private static ServiceNotConnectedException NotOpen => new("There is no connection.");

    /// <summary>The first time, and each time that the one before is lost.</summary>
    public async Task Open(CancellationToken cancellationToken)
    {
        _client?.Dispose();
        (_client, _folders) = (null, null);
        _client = await connect(cancellationToken);
        _folders = new(_client);
        Mode = _client.Capabilities.HasFlag(ImapCapabilities.Idle) ? FetchMode.Idle : FetchMode.Poll;
    }

    public async ValueTask DisposeAsync()
    {
        if (_client is { IsConnected: true })
        {
            // A word of parting, but not for long: the server may be gone.
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
            await Part(_client, patience.Token);
        }

        _client?.Dispose();
    }

    private static async Task Part(ImapClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (Exception e) when (Connecting.PlainWords.Knows(e))
        {
            // It is closed either way.
        }
    }
}
