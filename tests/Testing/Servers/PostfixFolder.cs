namespace Oqupie.Testing.Servers;

/// <summary>
/// One Postfix's configuration, queue and maps. Postfix trusts a folder by its owners and modes, so they are exactly those its own script would set.
/// </summary>
internal sealed class PostfixFolder(
    TestFolder folder, TestCertificate certificate, string passwordSocket, int port, int submissionPort, int implicitTlsPort)
{
    private static readonly string[] Unprivileged =
        ["active", "bounce", "corrupt", "defer", "deferred", "flush", "hold", "incoming", "private", "saved", "trace"];

    private static readonly SemaphoreSlim OneMapAtATime = new(1);

    public string Configuration { get; } = folder["postfix"];

    public static string Master => Program("master");

    public string LogTail => File.Exists(Log) ? string.Join('\n', File.ReadLines(Log).TakeLast(100)) : "";

    private string Log => Path.Combine(Configuration, "mail.log");

    private string Queue => Path.Combine(Configuration, "queue");

    private string Mailboxes => Path.Combine(Configuration, "mailboxes");

    public async Task Prepare()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            throw new InvalidOperationException(
                "Postfix wants to be started by root: its parts run as users of their own. Run these tests as root or with sudo.");
        }

        Directory.CreateDirectory(Configuration);
        await WriteSettings("main.cf", Main());
        await WriteSettings("master.cf", Services());
        await ChildProcess.Run("install", ["-d", "-m", "755", Queue, $"{Queue}/pid"]);
        await ChildProcess.Run("install", ["-d", "-m", "700", "-o", "postfix", $"{Configuration}/data", .. Unprivileged.Select(name => $"{Queue}/{name}")]);
        await ChildProcess.Run("install", ["-d", "-m", "730", "-o", "postfix", "-g", "postdrop", $"{Queue}/maildrop"]);
        await ChildProcess.Run("install", ["-d", "-m", "710", "-o", "postfix", "-g", "postdrop", $"{Queue}/public"]);
    }

    public async Task WriteMailboxes(IEnumerable<string> addresses)
    {
        await OneMapAtATime.WaitAsync();
        try
        {
            // Made beside and moved over: Postfix notices a replaced map at the next session, but an edited one only by its whole seconds.
            var next = $"{Mailboxes}.next";
            await File.WriteAllLinesAsync(next, addresses.Select(address => $"{address} {MailFolder.MaildirOf(address)}"));
            await ChildProcess.Run("postmap", ["-c", Configuration, $"hash:{next}"]);
            File.Move($"{next}.db", $"{Mailboxes}.db", overwrite: true);
        }
        finally
        {
            OneMapAtATime.Release();
        }
    }

    /// <summary>Written yesterday, so to speak: each of Postfix's programs waits over a second when a file looks as if it were being edited.</summary>
    private async Task WriteSettings(string name, string text)
    {
        var file = Path.Combine(Configuration, name);
        await File.WriteAllTextAsync(file, text);
        File.SetLastWriteTimeUtc(file, TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-1));
    }

    private string Main() =>
        $"""
        compatibility_level = 3.6
        queue_directory = {Queue}
        data_directory = {Configuration}/data
        maillog_file = {Log}
        maillog_file_prefixes = {Configuration}
        myhostname = mail.test.invalid
        mydestination =
        alias_maps =
        local_recipient_maps =
        mynetworks = 127.0.0.0/8
        inet_interfaces = loopback-only
        inet_protocols = ipv4
        disable_dns_lookups = yes
        smtpd_peername_lookup = no
        smtpd_relay_restrictions = permit_mynetworks, reject
        virtual_mailbox_domains = static:all
        virtual_mailbox_maps = hash:{Mailboxes}
        virtual_mailbox_base = {folder["mail"]}
        virtual_mailbox_limit = 0
        virtual_uid_maps = static:{MailFolder.Owner}
        virtual_gid_maps = static:{MailFolder.Owner}
        recipient_delimiter = +
        message_size_limit = 52428800
        in_flow_delay = 0
        smtpd_error_sleep_time = 0
        smtpd_client_connection_count_limit = 0
        smtpd_tls_security_level = may
        smtpd_tls_cert_file = {certificate.CertificateFile}
        smtpd_tls_key_file = {certificate.KeyFile}
        smtpd_sasl_type = dovecot
        smtpd_sasl_path = {passwordSocket}

        """;

    private string Services()
    {
        const string signedIn = "-o smtpd_sasl_auth_enable=yes -o smtpd_client_restrictions=permit_sasl_authenticated,reject";
        return $"""
            127.0.0.1:{port} inet n - n - - smtpd
            127.0.0.1:{submissionPort} inet n - n - - smtpd {signedIn}
            127.0.0.1:{implicitTlsPort} inet n - n - - smtpd -o smtpd_tls_wrappermode=yes {signedIn}
            pickup unix n - n 60 1 pickup
            cleanup unix n - n - 0 cleanup
            qmgr unix n - n 300 1 qmgr
            tlsmgr unix - - n 1000? 1 tlsmgr
            rewrite unix - - n - - trivial-rewrite
            bounce unix - - n - 0 bounce
            defer unix - - n - 0 bounce
            trace unix - - n - 0 bounce
            error unix - - n - - error
            retry unix - - n - - error
            virtual unix - n n - - virtual
            postlog unix-dgram n - n - 1 postlogd

            """;
    }

    private static string Program(string name) =>
        ((string[])["/usr/lib/postfix/sbin", "/usr/libexec/postfix"]).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"Postfix's {name} is not installed; ./test.sh installs what the tests need.");
}
