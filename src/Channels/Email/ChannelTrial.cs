using System.Collections.Immutable;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Net.Smtp;
using Oqupie.Channels.Email.Connecting;
using Oqupie.Channels.Email.Fetching;
using Oqupie.Contracts.Channels;

namespace Oqupie.Channels.Email;

/// <summary>Goes the way a channel would go, step by step, and leaves nothing behind.</summary>
internal sealed class ChannelTrial(ServerLogin login)
{
    public async Task<ImmutableArray<ChannelTestStep>> Imap(MailServer server, EmailSettings settings, CancellationToken cancellationToken)
    {
        using var client = new ImapClient();
        var said = "";

        return await Steps(
            "imap",
            server,
            client,
            async steps =>
            {
                var folders = new ImapFolders(client);

                foreach (var name in Folders(settings))
                {
                    await login.Step("open", server, async token => said = Count(await folders.Open(name, FolderAccess.ReadOnly, token)), cancellationToken);
                    steps.Add(new("imap", "open", Ok: true, said));
                }
            },
            cancellationToken);
    }

    public async Task<ImmutableArray<ChannelTestStep>> Smtp(MailServer server, CancellationToken cancellationToken)
    {
        using var client = new SmtpClient();
        return await Steps("smtp", server, client, _ => Task.CompletedTask, cancellationToken);
    }

    private static IEnumerable<string> Folders(EmailSettings settings)
    {
        var fetching = settings.Fetching ?? MailFetching.Usual;
        var moved = fetching.After is AfterIntake.Move ? fetching.MoveTo : null;
        return fetching.Folders.Select(folder => folder.Name).Concat(new[] { moved, settings.Sending?.SentFolder }.OfType<string>())
            .Distinct(StringComparer.Ordinal);
    }

    private static string Count(ImapFolder folder) =>
        folder.FullName is "INBOX" ? $"The inbox has {folder.Count} messages." : $"The folder {folder.FullName} has {folder.Count} messages.";

    private async Task<ImmutableArray<ChannelTestStep>> Steps(
        string part, MailServer server, MailService client, Func<List<ChannelTestStep>, Task> last, CancellationToken cancellationToken)
    {
        var steps = new List<ChannelTestStep>();

        try
        {
            await login.Open(client, server, (step, message) => steps.Add(new(part, step, Ok: true, message)), cancellationToken);
            await last(steps);
            await login.Step("leave", server, token => client.DisconnectAsync(quit: true, token), cancellationToken);
        }
        catch (StepFailedException e) when (e.Step is not "leave")
        {
            steps.Add(new(part, e.Step, Ok: false, e.Message) { Code = e.Fault.Code, Said = e.Fault.Said });
        }
        catch (StepFailedException)
        {
            // Everything had gone well; how a server says good-bye does not matter.
        }

        return [.. steps];
    }
}
