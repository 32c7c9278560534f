namespace Oqupie.Testing.Servers;

/// <summary>Dovecot's IMAP on loopback ports: plain and STARTTLS on one, implicit TLS on the other. Part of <see cref="MailServers"/>.</summary>
public sealed class DovecotServer : IAsyncDisposable
{
    private readonly DovecotProcess _process;
    private readonly string _mail;

    internal DovecotServer(TestFolder folder, MailAccounts accounts, TestCertificate certificate, TokenServer tokens, bool idle)
    {
        _mail = folder["mail"];
        var oauth = Path.Combine(folder.FullName, "oauth2.conf");
        File.WriteAllText(oauth, $"tokeninfo_url = {tokens.InfoAddress}\nusername_attribute = email\n");
        _process = new(folder["imap"], DovecotProcess.Settings(folder["imap"], accounts, _mail) +
            $$"""
            protocols = imap
            auth_mechanisms = plain login xoauth2
            passdb {
              driver = oauth2
              mechanisms = xoauth2
              args = {{oauth}}
            }
            ssl = yes
            ssl_cert = <{{certificate.CertificateFile}}
            ssl_key = <{{certificate.KeyFile}}
            mail_location = maildir:~/Maildir
            mailbox_idle_check_interval = 1s
            mail_max_userip_connections = 0
            {{(idle ? "" : "imap_capability = IMAP4rev1 SASL-IR LITERAL+ UIDPLUS")}}
            service imap-login {
              chroot =
              inet_listener imap {
                port = {{Port}}
              }
              inet_listener imaps {
                port = {{ImplicitTlsPort}}
                ssl = yes
              }
            }

            """);
    }

    /// <summary>Without TLS, or with STARTTLS.</summary>
    public int Port { get; } = FreePort.Next();

    public int ImplicitTlsPort { get; } = FreePort.Next();

    public string Output => _process.Output;

    /// <summary>Starts it, or starts it again on the same ports with the same mail.</summary>
    public Task Start(CancellationToken cancellationToken = default) =>
        _process.Start(cancel => Greeting.Comes(Port, "* OK", cancel), cancellationToken);

    public Task Stop(bool kill = false) => _process.Stop(kill);

    /// <summary>The inbox gets a new UIDVALIDITY and new UIDs, as after a restored backup or a move to another server.</summary>
    public void RenumberInbox(Mailbox mailbox)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(_mail, MailFolder.MaildirOf(mailbox.Address)), "dovecot*"))
        {
            // The last UIDVALIDITY ever given is remembered in dovecot-uidvalidity, so the next one differs.
            if (!Path.GetFileName(file).StartsWith("dovecot-uidvalidity", StringComparison.Ordinal))
            {
                File.Delete(file);
            }
        }
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
