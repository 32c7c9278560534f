using MailKit;
using MailKit.Search;
using MimeKit;
using Oqupie.Channels.Email.Connecting;
using Oqupie.Channels.Email.Fetching;
using Oqupie.Contracts.Channels;

namespace Oqupie.Channels.Email.Sending;

/// <summary>Puts what was sent into a folder of the IMAP server, once: a provider that does so by itself has put the same Message-ID there.</summary>
internal sealed class SentCopies(ServerLogin login)
{
    /// <returns>Why there is none, for a person; null where there is one.</returns>
    public async Task<string?> Keep(MailServer imap, string folder, MimeMessage message, CancellationToken cancellationToken)
    {
        using var client = new SpoolingImapClient();

        try
        {
            await login.Open(client, imap, reached: null, cancellationToken);
            await login.Step("copy", imap, token => Keep(new ImapFolders(client), folder, message, token), cancellationToken);
            await client.DisconnectAsync(quit: true, cancellationToken);
            return null;
        }
        catch (Exception e) when (e is StepFailedException)
        {
            return e.Message;
        }
        catch (Exception e) when (PlainWords.Knows(e) && !cancellationToken.IsCancellationRequested)
        {
            return null; // It is there; how the parting goes changes nothing.
        }
    }

    private static async Task Keep(ImapFolders folders, string name, MimeMessage message, CancellationToken cancellationToken)
    {
        var folder = await folders.Open(name, FolderAccess.ReadOnly, cancellationToken);
        var there = await folder.SearchAsync(SearchQuery.HeaderContains("Message-ID", message.MessageId ?? ""), cancellationToken);

        if (there.Count is 0)
        {
            await folder.AppendAsync(message, MessageFlags.Seen, cancellationToken);
        }
    }
}
