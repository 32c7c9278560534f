using System.Collections.Immutable;
using Oqupie.Contracts.Channels;

namespace Oqupie.Grains.Channels.Email;

/// <summary>Compares a mailbox with the journal, number by number, a bounded number at a time.</summary>
public sealed class MailReconciler(IIntakeJournal journal, MessageIntake intake, AskingAgain asking, TimeProvider clock)
{
    private const int AskedAtOnce = 500;
    private const int FetchedAtOnce = 64;

    /// <param name="channel">Whose.</param>
    /// <param name="mailbox">Open, and used by nobody else meanwhile.</param>
    /// <param name="folders">What is watched.</param>
    /// <param name="cursor">How far the poller has read a folder; what lies beyond is not missing yet.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Reconciliation> Compare(
        ChannelId channel, IMailbox mailbox, ImmutableArray<WatchedFolder> folders, Func<string, MailCursor?> cursor, CancellationToken cancellationToken)
    {
        var compared = ImmutableArray.CreateBuilder<FolderReconciliation>();

        foreach (var folder in folders)
        {
            compared.Add(await Compare(channel, mailbox, folder, cursor(folder.Name), cancellationToken));
        }

        return new() { At = clock.GetUtcNow(), Folders = compared.DrainToImmutable() };
    }

    /// <summary>Takes in what a comparison shows as missing.</summary>
    public async Task Fetch(
        ChannelId channel, IMailbox mailbox, ImmutableArray<WatchedFolder> folders, Reconciliation found, CancellationToken cancellationToken)
    {
        foreach (var (folder, one) in folders.Zip(found.Folders))
        {
            foreach (var some in one.Missing.Select(mail => mail.Uid).Chunk(FetchedAtOnce))
            {
                var batch = await mailbox.Fetch(folder, some, cancellationToken);
                await intake.TakeAll(channel, batch.Messages, cancellationToken);
                await asking.Note(channel, batch.NotGiven, cancellationToken);
            }
        }
    }

    private async Task<FolderReconciliation> Compare(
        ChannelId channel, IMailbox mailbox, WatchedFolder folder, MailCursor? cursor, CancellationToken cancellationToken)
    {
        var listing = await mailbox.List(folder, cancellationToken);
        var read = cursor is not null && cursor.UidValidity == listing.UidValidity ? cursor.Uid : 0;
        var unknown = new List<long>();

        foreach (var some in listing.Uids.Chunk(AskedAtOnce))
        {
            var sources = some.ToDictionary(uid => MailSource.Of(folder.Name, listing.UidValidity, uid));
            var known = await journal.Known(channel, [.. sources.Keys], cancellationToken);
            unknown.AddRange(sources.Where(one => !known.Contains(one.Key)).Select(one => one.Value));
        }

        var missing = unknown.Where(uid => uid <= read).Order().ToList();
        ImmutableArray<MissingMail> shown = missing.Count is 0
            ? []
            : await mailbox.Describe(folder, [.. missing.Take(FolderReconciliation.MaxShown)], cancellationToken);

        return new()
        {
            Folder = folder.Name,
            UidValidity = listing.UidValidity,
            OnServer = listing.Uids.Length,
            Known = listing.Uids.Length - unknown.Count,
            Waiting = unknown.Count - missing.Count,
            Missing = shown,
            More = missing.Count > FolderReconciliation.MaxShown,
        };
    }
}
