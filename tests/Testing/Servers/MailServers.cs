using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Oqupie.Testing.Servers;

/// <summary>
/// A mail provider of the tests' own: Postfix takes and sends, Dovecot shows. Use it as an assembly fixture or start it by hand
/// with <see cref="InitializeAsync"/>. Tests that share it take mailboxes of their own.
/// </summary>
public sealed class MailServers : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private readonly MailAccounts _accounts;
    private readonly Lazy<DovecotServer> _imap;
    private int _mailboxes;

    public MailServers()
    {
        _accounts = new(_folder["accounts"]);
        Certificate = new(_folder["tls"]);
        _imap = new(() => new(_folder, _accounts, Certificate, Tokens, Idle));
        Smtp = new(_folder, _accounts, Certificate);
    }

    /// <summary>Off: IMAP does not offer IDLE, as with some providers.</summary>
    public bool Idle { get; init; } = true;

    public static string Host => "127.0.0.1";

    public TestCertificate Certificate { get; }

    /// <summary>Whose access tokens Dovecot believes.</summary>
    public TokenServer Tokens { get; } = new();

    public DovecotServer Imap => _imap.Value;

    public PostfixServer Smtp { get; }

    public async ValueTask InitializeAsync()
    {
        await MailFolder.Make(_folder["mail"]);
        await Smtp.Prepare();
        await Smtp.LearnMailboxes();
        await Task.WhenAll(Imap.Start(), Smtp.Start());
    }

    /// <summary>Ready when it returns; mail to <c>name+anything</c> arrives there too.</summary>
    /// <param name="address">In any domain; one nobody else has, unless said.</param>
    public async Task<Mailbox> NewMailbox(string? address = null, string password = "open sesame")
    {
        var mailbox = _accounts.Add(address ?? $"person{Interlocked.Increment(ref _mailboxes)}@mail.example", password);
        await Smtp.LearnMailboxes();
        return mailbox;
    }

    /// <summary>As somebody out in the world sends it: to the recipients its headers name.</summary>
    public async Task Send(MimeMessage message, CancellationToken cancellationToken = default)
    {
        using var client = new SmtpClient();
        await client.ConnectAsync(Host, Smtp.Port, SecureSocketOptions.None, cancellationToken);
        await client.SendAsync(message, cancellationToken);
        await client.DisconnectAsync(quit: true, cancellationToken);
    }

    /// <summary>Everything in the inbox, oldest first.</summary>
    public async Task<IReadOnlyList<MimeMessage>> Read(Mailbox mailbox, CancellationToken cancellationToken = default)
    {
        using var reader = await InboxReader.Open(this, mailbox, cancellationToken);
        return await reader.ReadNew(cancellationToken);
    }

    /// <summary>The first mail in the inbox of which the predicate is true, now or as soon as it comes.</summary>
    public async Task<MimeMessage> WaitForMail(
        Mailbox mailbox, Func<MimeMessage, bool>? predicate = null, TimeSpan? patience = null, CancellationToken cancellationToken = default)
    {
        using var reader = await InboxReader.Open(this, mailbox, cancellationToken);
        return await reader.WaitFor(predicate ?? (_ => true), patience ?? Until.Patience, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Smtp.DisposeAsync();
        await Imap.DisposeAsync();
        await Tokens.DisposeAsync();
        _folder.Dispose();
    }
}
