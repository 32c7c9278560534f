using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Channels;

namespace Oqupie.Grains.Channels.Email;

/// <summary>Opens mailboxes.</summary>
public interface IMailboxes
{
    /// <summary>Throws <see cref="ChannelFailedException"/> in plain words where it cannot.</summary>
    Task<IMailbox> Open(AccountId account, EmailSettings settings, CancellationToken cancellationToken);
}

/// <summary>An open connection to a mailbox, used by one poller at a time.</summary>
public interface IMailbox : IAsyncDisposable
{
    /// <summary>Whether the server tells of new mail by itself.</summary>
    FetchMode Mode { get; }

    /// <summary>
    /// The next messages of a folder after the cursor, oldest first, their bytes streamed into the blob store; at most <paramref name="limit"/>. Changes
    /// nothing on the server. A cursor that is null, or of numbers the server no longer counts by, begins where the folder's <see cref="WatchedFolder.Since"/>
    /// and the channel's import say. A message that the server does not give holds up no other: the batch is narrowed until it stands alone, and names it. A
    /// <paramref name="limit"/> of 1 says that this failed before: a connection that is lost is then the message's doing.
    /// </summary>
    Task<FetchBatch> Fetch(WatchedFolder folder, MailCursor? cursor, int limit, CancellationToken cancellationToken);

    /// <summary>These messages of a folder, as the other one gives them; without those that are gone, and without those it did not come to.</summary>
    /// <param name="folder">Watched.</param>
    /// <param name="uids">Rising.</param>
    /// <param name="alone">They were not given before, and are asked for one by one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<FetchBatch> Fetch(WatchedFolder folder, IReadOnlyList<long> uids, bool alone, CancellationToken cancellationToken);

    /// <summary>The same, all at once.</summary>
    Task<FetchBatch> Fetch(WatchedFolder folder, IReadOnlyList<long> uids, CancellationToken cancellationToken) =>
        Fetch(folder, uids, alone: false, cancellationToken);

    /// <summary>Every number a folder has now, as far back as the channel takes mail in.</summary>
    Task<FolderListing> List(WatchedFolder folder, CancellationToken cancellationToken);

    /// <summary>When these messages came and how big they are; without those that are gone, or too old for the channel.</summary>
    Task<ImmutableArray<MissingMail>> Describe(WatchedFolder folder, IReadOnlyList<long> uids, CancellationToken cancellationToken);

    /// <summary>
    /// Does with these messages of a batch what the channel says is to be done after they were taken in; nothing where one is gone. Safe to repeat.
    /// </summary>
    /// <returns>Why it could not be done, for a person; null where it was.</returns>
    Task<string?> Finish(FetchBatch batch, IReadOnlyCollection<RawMessage> taken, CancellationToken cancellationToken);

    /// <summary>
    /// Listens to the folder that was fetched last. Returns when there may be something new, after a while (minutes), and at <paramref name="until"/> at the
    /// latest. Throws <see cref="ChannelFailedException"/> when the connection is lost.
    /// </summary>
    Task Wait(DateTimeOffset? until, CancellationToken cancellationToken);

    /// <summary>As long as the mailbox itself thinks right.</summary>
    Task Wait(CancellationToken cancellationToken) => Wait(until: null, cancellationToken);
}

/// <summary>How far a folder has been read: never by flags, never by sequence numbers.</summary>
/// <param name="Folder">Its name.</param>
/// <param name="UidValidity">The numbers count within it.</param>
/// <param name="Uid">The last that was read.</param>
/// <param name="ImportTo">The last that was there at the first look: up to it only what is young enough is imported.</param>
[GenerateSerializer, Immutable, Alias("oqupie.MailCursor")]
public sealed record MailCursor(
    [property: Id(0)] string Folder, [property: Id(1)] long UidValidity, [property: Id(2)] long Uid, [property: Id(3)] long ImportTo = 0);

/// <param name="Messages">Oldest first.</param>
/// <param name="Cursor">To be saved after all of them have their fate.</param>
/// <param name="More">True where another call would bring more at once.</param>
public sealed record FetchBatch(ImmutableArray<RawMessage> Messages, MailCursor Cursor, bool More)
{
    /// <summary>As <see cref="PulledBatch.NotGiven"/>.</summary>
    public ImmutableArray<NotGiven> NotGiven { get; init; } = [];

    /// <summary>Of those asked for by number, what it did not come to; to be asked for another time.</summary>
    public ImmutableArray<long> Rest { get; init; } = [];
}

/// <param name="UidValidity">The numbers count within it.</param>
/// <param name="Uids">Rising.</param>
public sealed record FolderListing(long UidValidity, ImmutableArray<long> Uids);
