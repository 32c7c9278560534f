namespace Oqupie.Testing.Servers;

/// <summary>
/// Postfix on loopback ports, every domain its own: what it takes lies in the mailbox at once, an unknown address is refused with 550.
/// Part of <see cref="MailServers"/>.
/// </summary>
public sealed class PostfixServer : IAsyncDisposable
{
    private readonly PostfixFolder _folder;
    private readonly DovecotProcess _passwords;
    private readonly MailAccounts _accounts;
    private ChildProcess? _process;

    internal PostfixServer(TestFolder folder, MailAccounts accounts, TestCertificate certificate)
    {
        _accounts = accounts;
        // A Dovecot of its own, so that sending goes on while a test has stopped IMAP.
        _passwords = new(folder["auth"], DovecotProcess.Settings(folder["auth"], accounts, folder["mail"]) +
            """
            protocols =
            ssl = no
            service auth {
              unix_listener auth-postfix {
                mode = 0666
              }
            }

            """);
        _folder = new(folder, certificate, PasswordSocket = folder["auth/run/auth-postfix"], Port, SubmissionPort, ImplicitTlsPort);
    }

    /// <summary>Where the world delivers: no sign-in, STARTTLS offered.</summary>
    public int Port { get; } = FreePort.Next();

    /// <summary>Where people with a mailbox send: sign-in needed, STARTTLS offered.</summary>
    public int SubmissionPort { get; } = FreePort.Next();

    /// <summary>As <see cref="SubmissionPort"/>, TLS from the first byte.</summary>
    public int ImplicitTlsPort { get; } = FreePort.Next();

    public string Output => $"{_process?.Output}\n{_folder.LogTail}\n{_passwords.Output}";

    private string PasswordSocket { get; }

    internal Task Prepare() => _folder.Prepare();

    internal Task LearnMailboxes() => _folder.WriteMailboxes(_accounts.Addresses);

    /// <summary>Starts it, or starts it again on the same ports with what was queued.</summary>
    public async Task Start(CancellationToken cancellationToken = default)
    {
        if (_process is { HasExited: false })
        {
            return;
        }

        await _passwords.Start(_ => Task.FromResult(File.Exists(PasswordSocket)), cancellationToken);
        _process = ChildProcess.Start(PostfixFolder.Master, ["-c", _folder.Configuration, "-d"]);
        try
        {
            foreach (var port in (int[])[Port, SubmissionPort])
            {
                await _process.WaitFor(
                    cancel => Greeting.Comes(port, "220", cancel), $"Postfix does not answer on port {port}", patience: null, cancellationToken);
            }
        }
        catch (Exception e) when (e is InvalidOperationException or TimeoutException)
        {
            throw new InvalidOperationException($"{e.Message}\n{_folder.LogTail}", e);
        }
    }

    public async Task Stop(bool kill = false)
    {
        if (_process is { } process)
        {
            await (kill ? process.Kill() : process.Stop());
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        await _passwords.DisposeAsync();
    }
}
