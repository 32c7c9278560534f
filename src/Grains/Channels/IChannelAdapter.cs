using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;

namespace Oqupie.Grains.Channels;

/// <summary>How the world reaches us, one implementation per kind of channel. Heavy work happens off the grain's thread.</summary>
public interface IChannelAdapter
{
    /// <summary>"email".</summary>
    string Kind { get; }

    /// <summary>Tries the settings step by step; never throws for what a server does.</summary>
    Task<ChannelTest> Test(EmailSettings settings, CancellationToken cancellationToken);

    /// <summary>
    /// Opens the mailbox. Throws <see cref="ChannelFailedException"/> in plain words where it cannot.
    /// </summary>
    Task<IMailbox> Connect(AccountId account, EmailSettings settings, CancellationToken cancellationToken);

    /// <summary>Looks into a raw message from the blob store. Never throws for what is in it: what no parser can read has <see cref="ReadMessage.Failure"/>.</summary>
    Task<ReadMessage> Read(ChannelContext channel, RawMessage raw, CancellationToken cancellationToken);

    /// <summary>One attempt to send. Never throws for what a server does.</summary>
    Task<SendAnswer> Send(ChannelContext channel, OutboxItem item, CancellationToken cancellationToken);

    /// <summary>Puts a copy of what was sent where the channel wants one, once however often it is asked. A kind of channel that has no such place does nothing.</summary>
    /// <returns>Why there is none, for a person; null where there is one or none is wanted.</returns>
    Task<string?> KeepCopy(ChannelContext channel, OutboxItem item, CancellationToken cancellationToken) => Task.FromResult<string?>(null);
}

/// <summary>An open connection to a mailbox, used by one poller at a time.</summary>
public interface IMailbox : IAsyncDisposable
{
    /// <summary>Whether the server tells of new mail by itself.</summary>
    FetchMode Mode { get; }

    /// <summary>
    /// The next messages of a folder after the cursor, oldest first, their bytes streamed into the blob store; at most <paramref name="limit"/>. Changes nothing on the server.
    /// A cursor that is null, or of numbers the server no longer counts by, begins where the folder's <see cref="WatchedFolder.Since"/> and the channel's import say.
    /// </summary>
    Task<FetchBatch> Fetch(WatchedFolder folder, MailCursor? cursor, int limit, CancellationToken cancellationToken);

    /// <summary>These messages of a folder, as <see cref="Fetch"/> gives them; without those that are gone.</summary>
    Task<FetchBatch> Fetch(WatchedFolder folder, IReadOnlyList<long> uids, CancellationToken cancellationToken);

    /// <summary>Every number a folder has now, as far back as the channel takes mail in.</summary>
    Task<FolderListing> List(WatchedFolder folder, CancellationToken cancellationToken);

    /// <summary>When these messages came and how big they are; without those that are gone, or too old for the channel.</summary>
    Task<ImmutableArray<MissingMail>> Describe(WatchedFolder folder, IReadOnlyList<long> uids, CancellationToken cancellationToken);

    /// <summary>Does with these messages of a batch what the channel says is to be done after they were taken in; nothing where one is gone. Safe to repeat.</summary>
    /// <returns>Why it could not be done, for a person; null where it was.</returns>
    Task<string?> Finish(FetchBatch batch, IReadOnlyCollection<RawMessage> taken, CancellationToken cancellationToken);

    /// <summary>Listens to the folder that was fetched last. Returns when there may be something new, or after a while (minutes). Throws <see cref="ChannelFailedException"/> when the connection is lost.</summary>
    Task Wait(CancellationToken cancellationToken);
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
public sealed record FetchBatch(ImmutableArray<RawMessage> Messages, MailCursor Cursor, bool More);

/// <param name="UidValidity">The numbers count within it.</param>
/// <param name="Uids">Rising.</param>
public sealed record FolderListing(long UidValidity, ImmutableArray<long> Uids);

/// <summary>What an adapter needs to know of the channel it works for.</summary>
public sealed record ChannelContext
{
    public required ChannelId Channel { get; init; }

    /// <summary>"email".</summary>
    public required string Kind { get; init; }

    public required BrandInfo Brand { get; init; }

    public required EmailSettings Settings { get; init; }

    /// <summary>The addresses of all channels of the account, so that none of them is taken for a customer's.</summary>
    public ImmutableArray<string> OwnAddresses { get; init; } = [];

    /// <summary>The account's mail key: signs reply addresses and Message-IDs.</summary>
    public required byte[] MailKey { get; init; }

    /// <summary>Whether an address is one of our own, be it with something behind a plus.</summary>
    public bool IsOurs(string address) => Channels.OwnAddresses.Contain(OwnAddresses.Prepend(Settings.Address), address);
}

/// <summary>A raw message, understood.</summary>
public sealed record ReadMessage
{
    /// <summary>In plain words, where it could not be read; everything else is empty then.</summary>
    public string? Failure { get; init; }

    public string MessageKey { get; init; } = "";

    public MailParty From { get; init; } = new("", "");

    public string Subject { get; init; } = "";

    public string Text { get; init; } = "";

    /// <summary>What of the text is quoted or a signature, in order and apart.</summary>
    public ImmutableArray<Fold> Folds { get; init; } = [];

    /// <summary>Made harmless already, with inline files as <c>cid:</c> and what is folded away marked; null for plain text.</summary>
    public string? Html { get; init; }

    /// <summary>What the text's bytes were read as ("cp949", or what the server found out by itself); empty where there was nothing to read.</summary>
    public string Charset { get; init; } = "";

    public ImmutableArray<Contracts.Files.FileRef> Attachments { get; init; } = [];

    public ImmutableArray<MailParty> To { get; init; } = [];

    public ImmutableArray<MailParty> Cc { get; init; } = [];

    public string? MailId { get; init; }

    public ImmutableArray<string> References { get; init; } = [];

    public DateTimeOffset? WrittenAt { get; init; }

    /// <summary>The ticket that a genuine signed reply address among the recipients names.</summary>
    public long? ReplyAddressTicket { get; init; }

    /// <summary>The ticket that a genuine Message-ID of ours among the references names.</summary>
    public long? OwnMailTicket { get; init; }

    /// <summary>Written by a machine (auto-reply, list, bounce): recorded, never answered.</summary>
    public IntakeFate? Automatic { get; init; }

    /// <summary>Which kind of machine wrote it, where <see cref="Automatic"/> says that one did.</summary>
    public AutomaticMail? AutomaticKind { get; init; }

    /// <summary>What it reports of a mail of ours; null where it is no report.</summary>
    public MailReport? Report { get; init; }

    /// <summary>By what the channel's own mail server found.</summary>
    public SenderCheck Sender { get; init; }

    /// <summary>Signed or encrypted by its sender; null for a plain message.</summary>
    public Protection? Protection { get; init; }

    /// <summary>Sent by ourselves, known by our own signature.</summary>
    public bool Ours { get; init; }
}

/// <param name="State">Sent, Failed (for good), Unknown (no final answer after all was said), or Queued (try again).</param>
/// <param name="Answer">The server's own words or what went wrong, for a person.</param>
public sealed record SendAnswer(DeliveryState State, string Answer);

/// <summary>A channel cannot do its work now, for a reason a person can read.</summary>
public sealed class ChannelFailedException(string reason, Exception? inner = null) : Exception(reason, inner);
