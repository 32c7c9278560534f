using System.Collections.Immutable;
using MailKit;
using MailKit.Net.Imap;
using Oqupie.Channels.Email.Connecting;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Channels;
using Oqupie.Files;
using Oqupie.Grains.Channels.Email;

namespace Oqupie.Channels.Email.Fetching;

/// <summary>Streams messages of an open folder into the blob store.</summary>
internal sealed class ImapTaking(AccountId account, IBlobStore blobs)
{
    /// <summary>One try. What the server does is answered, what our own disk does is thrown.</summary>
    /// <param name="folder">Open.</param>
    /// <param name="uids">Rising.</param>
    /// <param name="window">What is too old, and what is an import.</param>
    /// <param name="importTo">The last number that may be too old.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Tried> Try(
        ImapFolder folder, IReadOnlyList<UniqueId> uids, MailWindow window, long importTo, CancellationToken cancellationToken)
    {
        var taken = new SortedDictionary<uint, RawMessage>();
        HashSet<uint> unwanted = [];
        Exception? own = null;
        Exception? fault = null;

        try
        {
            var dates = await Dates(folder, uids, window, cancellationToken);
            unwanted = [.. uids.Where(uid => uid.Id <= importTo && window.IsTooOld(dates.GetValueOrDefault(uid.Id))).Select(uid => uid.Id)];
            var wanted = uids.Where(uid => !unwanted.Contains(uid.Id)).ToList();

            if (wanted.Count > 0)
            {
                await folder.GetStreamsAsync(
                    wanted, (_, _, uid, bytes, token) => Kept(uid, bytes, window.IsImport(dates.GetValueOrDefault(uid.Id)), token), cancellationToken);
            }
        }
        catch (Exception e) when (own is null && !cancellationToken.IsCancellationRequested && IsServers(e))
        {
            fault = e;
        }

        return own is null ? new(folder.FullName, taken.ToImmutableSortedDictionary(), unwanted, fault) : throw own;

        async Task Kept(UniqueId uid, Stream bytes, bool imported, CancellationToken token)
        {
            try
            {
                var raw = await Keep(folder, uid, bytes, imported, token);

                // Nothing at all is no message: what is deleted, or cannot be read there, comes so.
                if (raw.Size > 0)
                {
                    taken[uid.Id] = raw;
                }
            }
            catch (Exception e)
            {
                own = e;
                throw;
            }
        }
    }

    private static bool IsServers(Exception e) => PlainWords.Knows(e) || e is FolderNotOpenException;

    private static async Task<Dictionary<uint, DateTimeOffset?>> Dates(
        ImapFolder folder, IReadOnlyList<UniqueId> uids, MailWindow window, CancellationToken cancellationToken)
    {
        if (window.NewFrom is null || uids.Count is 0)
        {
            return [];
        }

        var found = await folder.FetchAsync([.. uids], MessageSummaryItems.UniqueId | MessageSummaryItems.InternalDate, cancellationToken);
        return found.DistinctBy(mail => mail.UniqueId.Id).ToDictionary(mail => mail.UniqueId.Id, mail => mail.InternalDate);
    }

    private async Task<RawMessage> Keep(ImapFolder folder, UniqueId uid, Stream bytes, bool imported, CancellationToken cancellationToken)
    {
        var blob = await blobs.Put(account, bytes, cancellationToken);
        return new() { Source = MailSource.Of(folder.FullName, folder.UidValidity, uid.Id), Sha256 = blob.Sha256, Size = blob.Size, Imported = imported };
    }
}

/// <param name="Folder">Its whole name.</param>
/// <param name="Taken">By number.</param>
/// <param name="Unwanted">Too old for the channel.</param>
/// <param name="Fault">What the server did instead of answering well; null where it did.</param>
internal sealed record Tried(string Folder, ImmutableSortedDictionary<uint, RawMessage> Taken, IReadOnlySet<uint> Unwanted, Exception? Fault)
{
    /// <summary>What was asked for and has not come, in the same order.</summary>
    public IReadOnlyList<UniqueId> Missing(IReadOnlyList<UniqueId> uids) =>
        [.. uids.Where(uid => !Taken.ContainsKey(uid.Id) && !Unwanted.Contains(uid.Id))];
}
