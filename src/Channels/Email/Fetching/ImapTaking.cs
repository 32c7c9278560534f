using System.Collections.Immutable;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Channels;
using Oqupie.Files;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Channels.Email;

namespace Oqupie.Channels.Email.Fetching;

/// <summary>Streams messages of an open folder into the blob store.</summary>
internal sealed class ImapTaking(ImapClient client, AccountId account, IBlobStore blobs)
{
    /// <param name="folder">Open.</param>
    /// <param name="uids">Rising.</param>
    /// <param name="window">What is too old, and what is an import.</param>
    /// <param name="importTo">The last number that may be too old.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ImmutableArray<RawMessage>> Take(
        ImapFolder folder, IReadOnlyList<UniqueId> uids, MailWindow window, long importTo, CancellationToken cancellationToken)
    {
        var dates = await Dates(folder, uids, window, cancellationToken);
        var wanted = uids.Where(uid => uid.Id > importTo || !window.IsTooOld(dates.GetValueOrDefault(uid.Id))).ToList();
        var taken = new SortedDictionary<uint, RawMessage>();

        if (wanted.Count > 0)
        {
            await folder.GetStreamsAsync(
                wanted,
                async (_, _, uid, bytes, token) => taken[uid.Id] = await Keep(folder, uid, bytes, window.IsImport(dates.GetValueOrDefault(uid.Id)), token),
                cancellationToken);
        }

        await LeaveOutDeleted(folder, taken, cancellationToken);
        return [.. taken.Values];
    }

    private static async Task<Dictionary<uint, DateTimeOffset?>> Dates(
        ImapFolder folder, IReadOnlyList<UniqueId> uids, MailWindow window, CancellationToken cancellationToken)
    {
        if (window.NewFrom is null || uids.Count is 0)
        {
            return [];
        }

        var found = await folder.FetchAsync([.. uids], MessageSummaryItems.UniqueId | MessageSummaryItems.InternalDate, cancellationToken);
        return found.ToDictionary(mail => mail.UniqueId.Id, mail => mail.InternalDate);
    }

    // What was deleted between the search and the fetch is not among them, or empty: Dovecot answers so while we have not heard of it yet.
    private async Task LeaveOutDeleted(ImapFolder folder, SortedDictionary<uint, RawMessage> taken, CancellationToken cancellationToken)
    {
        var empty = taken.Where(one => one.Value.Size is 0).Select(one => new UniqueId(folder.UidValidity, one.Key)).ToList();

        if (empty.Count > 0)
        {
            await client.NoOpAsync(cancellationToken);
            var there = await folder.SearchAsync(SearchQuery.Uids(empty), cancellationToken);

            foreach (var uid in empty.Except(there))
            {
                taken.Remove(uid.Id);
            }
        }
    }

    private async Task<RawMessage> Keep(ImapFolder folder, UniqueId uid, Stream bytes, bool imported, CancellationToken cancellationToken)
    {
        var blob = await blobs.Put(account, bytes, cancellationToken);
        return new() { Source = MailSource.Of(folder.FullName, folder.UidValidity, uid.Id), Sha256 = blob.Sha256, Size = blob.Size, Imported = imported };
    }
}
