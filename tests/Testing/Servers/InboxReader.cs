using MailKit;
using MailKit.Net.Imap;
using MailKit.Security;
using MimeKit;

namespace Oqupie.Testing.Servers;

/// <summary>One look into an inbox over IMAP that reads on as mail comes, told by IDLE where the server has it.</summary>
internal sealed class InboxReader : IDisposable
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);
    private readonly ImapClient _client = new();
    private readonly MailServers _servers;
    private readonly Mailbox _mailbox;
    private readonly List<string> _seen = [];
    private int _read;

    private InboxReader(MailServers servers, Mailbox mailbox) => (_servers, _mailbox) = (servers, mailbox);

    public static async Task<InboxReader> Open(MailServers servers, Mailbox mailbox, CancellationToken cancellationToken)
    {
        var reader = new InboxReader(servers, mailbox);
        await reader._client.ConnectAsync(MailServers.Host, servers.Imap.Port, SecureSocketOptions.None, cancellationToken);
        await reader._client.AuthenticateAsync(mailbox.Address, mailbox.Password, cancellationToken);
        await reader._client.Inbox.OpenAsync(FolderAccess.ReadOnly, cancellationToken);
        return reader;
    }

    public async Task<IReadOnlyList<MimeMessage>> ReadNew(CancellationToken cancellationToken)
    {
        var mails = new List<MimeMessage>();
        for (; _read < _client.Inbox.Count; _read++)
        {
            mails.Add(await _client.Inbox.GetMessageAsync(_read, cancellationToken));
        }

        return mails;
    }

    public async Task<MimeMessage> WaitFor(Func<MimeMessage, bool> predicate, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(patience, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            while (true)
            {
                foreach (var mail in await ReadNew(either.Token))
                {
                    if (predicate(mail))
                    {
                        return mail;
                    }

                    _seen.Add($"{mail.From} \u2192 {mail.To}: {mail.Subject}");
                }

                await More(either.Token);
            }
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException(
                $"The mail waited for did not come to {_mailbox.Address} in {patience.TotalSeconds:0} s. There are {_seen.Count} others:\n"
                + $"{string.Join('\n', _seen)}\nPostfix says:\n{_servers.Smtp.Output}", e);
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task More(CancellationToken cancellationToken)
    {
        if (!_client.Capabilities.HasFlag(ImapCapabilities.Idle))
        {
            await Task.Delay(BetweenLooks, TimeProvider.System, cancellationToken);
            await _client.NoOpAsync(cancellationToken);
            return;
        }

        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _client.Inbox.CountChanged += Changed;
        try
        {
            // A mail that came since we read is told at the start of IDLE.
            await _client.IdleAsync(done.Token, CancellationToken.None);
        }
        finally
        {
            _client.Inbox.CountChanged -= Changed;
        }

        cancellationToken.ThrowIfCancellationRequested();
        void Changed(object? sender, EventArgs e) => done.Cancel();
    }
}
