using System.Collections.Concurrent;

namespace Oqupie.Testing.Servers;

/// <summary>
/// Who may sign in: a passwd-file for each, because Dovecot looks at a file it knows at most once a second
/// and a mailbox made in between would be refused.
/// </summary>
internal sealed class MailAccounts
{
    private readonly ConcurrentDictionary<string, Mailbox> _all = new(StringComparer.Ordinal);
    private readonly string _folder;

    public MailAccounts(string folder) => Directory.CreateDirectory(_folder = folder);

    public string FilePattern => Path.Combine(_folder, "%u");

    public IEnumerable<string> Addresses => _all.Keys;

    public Mailbox Add(string address, string password)
    {
        var mailbox = new Mailbox(address.ToLowerInvariant(), password);
        if (!_all.TryAdd(mailbox.Address, mailbox))
        {
            throw new InvalidOperationException($"{mailbox.Address} is somebody's already; tests that share servers need addresses of their own.");
        }

        File.WriteAllText(Path.Combine(_folder, mailbox.Address), $"{mailbox.Address}:{{PLAIN}}{mailbox.Password}\n");
        return mailbox;
    }
}
