using MailKit;
using MailKit.Net.Imap;
using Oqupie.Contracts.Channels;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Channels.Email;

namespace Oqupie.Channels.Email.Fetching;

/// <summary>Marks or moves on the server what was taken in. What a server refuses is said and holds nothing up.</summary>
internal sealed class ImapFinish(ImapFolders folders, MailServer server, MailFetching fetching)
{
    /// <returns>Why it could not be done; null where it was.</returns>
    public async Task<string?> Do(MailCursor cursor, IReadOnlyList<long> uids, CancellationToken cancellationToken)
    {
        try
        {
            var folder = await folders.Open(cursor.Folder, FolderAccess.ReadWrite, cancellationToken);

            if (folder.Access is not FolderAccess.ReadWrite)
            {
                return $"{server.Host}: the folder {cursor.Folder} may only be read, so nothing is marked or moved there.";
            }

            // Other numbers would be other messages.
            if (folder.UidValidity == cursor.UidValidity)
            {
                await Do(folder, [.. uids.Select(uid => new UniqueId(folder.UidValidity, (uint)uid))], cancellationToken);
            }

            return null;
        }
        catch (FolderNotFoundException e)
        {
            return $"{server.Host} has no folder {e.FolderName}, so what was taken in is not moved there.";
        }
        catch (ImapCommandException e)
        {
            return $"{server.Host} refused to mark or move what was taken in: {e.ResponseText}";
        }
    }

    private async Task Do(ImapFolder folder, List<UniqueId> uids, CancellationToken cancellationToken)
    {
        if (fetching is { After: AfterIntake.Move, MoveTo: { } target })
        {
            await folder.MoveToAsync(uids, await folders.Find(target, cancellationToken), cancellationToken);
        }
        else
        {
            await folder.AddFlagsAsync(uids, MessageFlags.Seen, silent: true, cancellationToken);
        }
    }
}
