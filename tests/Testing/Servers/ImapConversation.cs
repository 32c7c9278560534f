using System.Globalization;
using System.Text;

namespace Oqupie.Testing.Servers;

/// <summary>One client's talk with <see cref="ScriptedImapServer"/>: RFC 3501 as far as a fetching client asks for it.</summary>
internal sealed class ImapConversation(ScriptedImapServer server, Stream stream) : IDisposable
{
    private readonly StreamReader _reader = new(stream, Encoding.ASCII);
    private int _told;

    public async Task Hold(CancellationToken cancellationToken)
    {
        await Say("* OK [CAPABILITY IMAP4rev1 IDLE AUTH=PLAIN SASL-IR] ready", cancellationToken);

        while (await _reader.ReadLineAsync(cancellationToken) is { } line)
        {
            server.Heard.Enqueue(line);
            var words = line.Split(' ');
            var (tag, verb) = (words[0], words.ElementAtOrDefault(1)?.ToUpperInvariant());

            if (!await Obey(tag, verb, line, words, cancellationToken))
            {
                return;
            }
        }
    }

    public void Dispose() => _reader.Dispose();

    private async Task<bool> Obey(string tag, string? verb, string line, string[] words, CancellationToken cancellationToken)
    {
        switch (verb)
        {
            case "LOGOUT":
                await Say($"* BYE\r\n{tag} OK bye", cancellationToken);
                return false;
            case "CAPABILITY":
                await Say("* CAPABILITY IMAP4rev1 IDLE AUTH=PLAIN SASL-IR", cancellationToken);
                break;
            case "LIST":
                await Say("* LIST () \"/\" INBOX", cancellationToken);
                break;
            case "SELECT" or "EXAMINE":
                _told = server.Mails.Count;
                var next = server.Mails.IsEmpty ? 1 : server.Mails.Keys.Max() + 1;
                await Say(
                    $"* FLAGS (\\Seen)\r\n* {server.Mails.Count} EXISTS\r\n* 0 RECENT\r\n* OK [UIDVALIDITY {server.UidValidity}] v\r\n* OK [UIDNEXT {next}] n",
                    cancellationToken);
                await Say($"{tag} OK [{(verb is "SELECT" ? "READ-WRITE" : "READ-ONLY")}] open", cancellationToken);
                return true;
            case "IDLE":
                return await Listen(tag, cancellationToken);
            case "UID" when words[2].Equals("SEARCH", StringComparison.OrdinalIgnoreCase):
                await Say($"* SEARCH{string.Concat(Searched(line).Select(uid => $" {uid}"))}", cancellationToken);
                break;
            case "UID" when words[2].Equals("FETCH", StringComparison.OrdinalIgnoreCase):
                return await Fetch(tag, words[3], line, cancellationToken);
        }

        await Say($"{tag} OK done", cancellationToken);
        return true;
    }

    private async Task<bool> Listen(string tag, CancellationToken cancellationToken)
    {
        var more = server.More;
        var done = _reader.ReadLineAsync(cancellationToken).AsTask();
        server.Listens(begins: true);

        try
        {
            await Say("+ idling", cancellationToken);

            if (_told != server.Mails.Count || await Task.WhenAny(done, more) != done)
            {
                _told = server.Mails.Count;
                await Say($"* {server.Mails.Count} EXISTS", cancellationToken);
            }

            if (await done is null)
            {
                return false;
            }
        }
        finally
        {
            server.Listens(begins: false);
        }

        await Say($"{tag} OK done", cancellationToken);
        return true;
    }

    private async Task<bool> Fetch(string tag, string set, string line, CancellationToken cancellationToken)
    {
        var bodies = line.Contains("BODY", StringComparison.OrdinalIgnoreCase) || line.Contains("RFC822)", StringComparison.OrdinalIgnoreCase);
        var ordered = server.Mails.Keys.Order().ToList();

        if (bodies)
        {
            server.Asked.Enqueue(set);
        }

        foreach (var uid in Numbers(set).Where(server.Mails.ContainsKey))
        {
            var place = ordered.IndexOf(uid) + 1;

            if (!bodies)
            {
                await Say($"* {place} FETCH (UID {uid} INTERNALDATE \"05-Jan-2026 09:00:00 +0000\" RFC822.SIZE {server.Mails[uid].Length})", cancellationToken);
                continue;
            }

            var mail = server.Mails[uid];

            switch (server.Faults.TryGetValue(uid, out var fault) ? fault : (ImapFault?)null)
            {
                case ImapFault.Refuses:
                    await Say($"{tag} NO [SERVERBUG] cannot read message {uid}", cancellationToken);
                    return true;
                case ImapFault.Drops:
                    await stream.WriteAsync(Encoding.ASCII.GetBytes($"* {place} FETCH (UID {uid} BODY[] {{{mail.Length}}}\r\n"), cancellationToken);
                    await stream.WriteAsync(mail.AsMemory(0, mail.Length / 2), cancellationToken);
                    server.Drops();
                    return false;
                case ImapFault.LeavesOut:
                    continue;
                case ImapFault.IsEmpty:
                    mail = [];
                    break;
            }

            await stream.WriteAsync(Encoding.ASCII.GetBytes($"* {place} FETCH (UID {uid} BODY[] {{{mail.Length}}}\r\n"), cancellationToken);
            await stream.WriteAsync(mail, cancellationToken);
            await Say(")", cancellationToken);
        }

        await Say($"{tag} OK done", cancellationToken);
        return true;
    }

    // "UID SEARCH UID 3:*", with or without a date; "UID SEARCH ALL".
    private List<int> Searched(string line)
    {
        var words = line.Split(' ').ToList();
        var at = words.FindIndex(3, word => word.Equals("UID", StringComparison.OrdinalIgnoreCase));
        var wanted = at < 0 ? null : Numbers(words[at + 1].TrimEnd(')')).ToHashSet();
        return [.. server.Mails.Keys.Where(uid => wanted?.Contains(uid) ?? true).Order()];
    }

    private IEnumerable<int> Numbers(string set)
    {
        var last = server.Mails.IsEmpty ? 0 : server.Mails.Keys.Max();

        foreach (var part in set.Split(','))
        {
            var ends = part.Split(':')
                .Select(end => end is "*" ? last : (int)Math.Min(last + 1L, long.Parse(end, CultureInfo.InvariantCulture))).Order().ToList();

            for (var uid = ends[0]; uid <= ends[^1]; uid++)
            {
                yield return uid;
            }
        }
    }

    private async Task Say(string said, CancellationToken cancellationToken) =>
        await stream.WriteAsync(Encoding.ASCII.GetBytes(said + "\r\n"), cancellationToken);
}
