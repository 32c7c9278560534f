using MailKit;
using MailKit.Net.Imap;

namespace Oqupie.Channels.Email.Fetching;

/// <summary>Which folder of a connection is open. People and servers may change it at any time, so it is opened anew before it is listed.</summary>
internal sealed class ImapFolders(ImapClient client)
{
    private ImapFolder? _open;

    /// <summary>Set when the open folder has told of more, or of less.</summary>
    public bool Changed { get; set; }

    /// <summary>Called at each such moment; null: nobody listens.</summary>
    public Action? Told { get; set; }

    public async Task<ImapFolder> Find(string name, CancellationToken cancellationToken) =>
        (ImapFolder)(string.Equals(name, "INBOX", StringComparison.OrdinalIgnoreCase) ? client.Inbox : await client.GetFolderAsync(name, cancellationToken));

    /// <summary>As it now is on the server: with its present UIDVALIDITY and UIDNEXT.</summary>
    public async Task<ImapFolder> Open(string name, FolderAccess access, CancellationToken cancellationToken)
    {
        var folder = await Find(name, cancellationToken);

        if (_open is { IsOpen: true })
        {
            await _open.CloseAsync(expunge: false, cancellationToken);
        }

        Listen(folder);
        await folder.OpenAsync(access, cancellationToken);
        Changed = false;
        return folder;
    }

    /// <summary>As it was opened, where it still is.</summary>
    public async Task<ImapFolder> Kept(string name, CancellationToken cancellationToken) =>
        _open is { IsOpen: true } && _open == await Find(name, cancellationToken) ? _open : await Open(name, FolderAccess.ReadOnly, cancellationToken);

    private void Listen(ImapFolder folder)
    {
        if (_open == folder)
        {
            return;
        }

        if (_open is not null)
        {
            _open.CountChanged -= Hear;
        }

        folder.CountChanged += Hear;
        _open = folder;
    }

    private void Hear(object? sender, EventArgs e)
    {
        Changed = true;
        Told?.Invoke();
    }
}
