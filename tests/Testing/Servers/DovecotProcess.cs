namespace Oqupie.Testing.Servers;

/// <summary>One Dovecot: its IMAP service, or only the part that checks passwords for Postfix.</summary>
internal sealed class DovecotProcess(string folder, string configuration) : IAsyncDisposable
{
    private ChildProcess? _process;

    public string Output => _process?.Output ?? "";

    public async Task Start(Func<CancellationToken, Task<bool>> answers, CancellationToken cancellationToken)
    {
        if (_process is { HasExited: false })
        {
            return;
        }

        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "dovecot.conf");
        await File.WriteAllTextAsync(file, configuration, cancellationToken);
        _process = ChildProcess.Start(Program, ["-F", "-c", file]);
        await _process.WaitFor(answers, "Dovecot does not answer", patience: null, cancellationToken);
    }

    public async Task Stop(bool kill)
    {
        if (_process is { } process)
        {
            await (kill ? process.Kill() : process.Stop());
        }
    }

    public ValueTask DisposeAsync() => _process?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>What both kinds have in common: folders, passwords, no penalty for wrong ones, no chroot.</summary>
    public static string Settings(string folder, MailAccounts accounts, string mail) =>
        $$"""
        base_dir = {{folder}}/run
        state_dir = {{folder}}/state
        log_path = /dev/stderr
        listen = 127.0.0.1
        disable_plaintext_auth = no
        auth_mechanisms = plain login
        auth_failure_delay = 0
        first_valid_uid = 1
        first_valid_gid = 1
        passdb {
          driver = passwd-file
          mechanisms = plain login
          args = {{accounts.FilePattern}}
        }
        userdb {
          driver = static
          args = uid={{MailFolder.Owner}} gid={{MailFolder.Owner}} home={{mail}}/%d/%n
        }
        service anvil {
          chroot =
          unix_listener anvil-auth-penalty {
            mode = 0
          }
        }

        """;

    private static string Program => File.Exists("/usr/sbin/dovecot") ? "/usr/sbin/dovecot" : "dovecot";
}
