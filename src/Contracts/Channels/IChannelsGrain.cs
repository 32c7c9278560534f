using System.Collections.Immutable;

namespace Oqupie.Contracts.Channels;

/// <summary>All channels of an account. The key is an account.</summary>
[Alias("oqupie.IChannelsGrain")]
public interface IChannelsGrain : IGrainWithStringKey
{
    /// <param name="brand">Narrows to one brand, as in addresses; null is all.</param>
    [Alias("All")]
    Task<ImmutableArray<ChannelInfo>> All(string? brand);

    [Alias("Read")]
    Task<Outcome<ChannelInfo>> Read(string channel);

    /// <summary>With passwords, for the silo's own adapters. Never passed on to a host.</summary>
    [Alias("Open")]
    Task<Outcome<ChannelInfo>> Open(string channel);

    /// <summary>Refused for settings that cannot be, each with the field that is to blame. Starts fetching at once.</summary>
    [Alias("Make")]
    Task<Outcome<ChannelInfo>> Make(string brand, string kind, string name, IChannelSettings settings);

    [Alias("Change")]
    Task<Outcome<ChannelInfo>> Change(string channel, string? name, IChannelSettings? settings);

    /// <summary>Ends fetching and sending; its tickets stay.</summary>
    [Alias("Remove")]
    Task<Outcome<Done>> Remove(string channel);

    /// <summary>
    /// Tries settings, or where they are null the stored ones; a password left out is the stored one of the same user and host. Stores nothing.
    /// </summary>
    /// <param name="channel">Whose; null where there is none yet.</param>
    /// <param name="kind">Of the channel to be; where there is a channel, its own counts.</param>
    /// <param name="settings">Null: those of the channel.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <remarks>May take many seconds, so other calls go on meanwhile; it changes nothing here.</remarks>
    [Orleans.Concurrency.AlwaysInterleave, ResponseTimeout("00:01:00"), Alias("TestOf")]
    Task<Outcome<ChannelTest>> Test(string? channel, string? kind, IChannelSettings? settings, CancellationToken cancellationToken);
}

/// <summary>Fetches what comes in on one channel. The key is a <see cref="ChannelId"/>.</summary>
[Alias("oqupie.IChannelPollerGrain")]
public interface IChannelPollerGrain : IGrainWithStringKey
{
    /// <summary>Begins, or begins anew with the settings as they now are. Goes on after a crash by itself.</summary>
    [Alias("Start")]
    Task Start();

    [Alias("Stop")]
    Task Stop();

    [Alias("Health")]
    Task<ChannelHealth> Health();

    /// <summary>
    /// Compares what the mail server has with the journal, over a connection of its own. Refused in plain words where the server cannot be asked.
    /// </summary>
    /// <remarks>May take minutes, so fetching goes on meanwhile; it changes nothing here.</remarks>
    [Orleans.Concurrency.AlwaysInterleave, ResponseTimeout("00:05:00"), Alias("Reconcile")]
    Task<Outcome<Reconciliation>> Reconcile(CancellationToken cancellationToken);

    /// <summary>What came in says that something is wrong with the channel itself, and its health says so until it is well again.</summary>
    /// <param name="reason">In plain words; null: it is well again.</param>
    [Alias("Trouble")]
    Task Trouble(string? reason);

    /// <summary>Fetches and takes in what <see cref="Reconcile"/> would show as missing, as much as it shows; answers what is missing afterwards.</summary>
    [Orleans.Concurrency.AlwaysInterleave, ResponseTimeout("00:10:00"), Alias("FetchMissing")]
    Task<Outcome<Reconciliation>> FetchMissing(CancellationToken cancellationToken);
}

/// <summary>Takes in raw messages of one channel, wherever they came from. A stateless worker; the key is a <see cref="ChannelId"/>.</summary>
[Alias("oqupie.IIntakeGrain")]
public interface IIntakeGrain : IGrainWithStringKey
{
    /// <summary>Journals the message, decides what it is and puts it into its ticket; the same source again answers the same.</summary>
    /// <param name="raw">Its bytes lie in the blob store already.</param>
    [ResponseTimeout("00:02:00"), Alias("Take")]
    Task<Outcome<Tickets.IntakeAnswer>> Take(RawMessage raw, CancellationToken cancellationToken);

    [Alias("Page")]
    Task<Outcome<IntakePage>> Page(Tickets.IntakeFate? fate, string? cursor, int limit, CancellationToken cancellationToken);

    [Alias("Read")]
    Task<Outcome<IntakeRow>> Read(string id, CancellationToken cancellationToken);

    /// <summary>
    /// Takes a message that failed in again, through the same row of the journal and therefore once; one that was not given is asked for at the next look.
    /// Refused where it did not fail.
    /// </summary>
    [ResponseTimeout("00:02:00"), Alias("Retry")]
    Task<Outcome<Tickets.IntakeAnswer>> Retry(string id, CancellationToken cancellationToken);

    /// <summary>Lets a message through that was held: it becomes a message or a ticket. Refused where it is not held.</summary>
    [ResponseTimeout("00:02:00"), Alias("Release")]
    Task<Outcome<Tickets.IntakeAnswer>> Release(string id, CancellationToken cancellationToken);

    /// <summary>Takes everything in again that failed before this call, a bounded number at a time.</summary>
    /// <param name="before">Where an earlier answer said to go on; null begins with the newest.</param>
    /// <param name="cancellationToken">Ends it between messages.</param>
    [ResponseTimeout("00:05:00"), Alias("RetryFailed")]
    Task<Outcome<RetriedMessages>> RetryFailed(string? before, CancellationToken cancellationToken);

    /// <summary>Takes up what is in the journal and has no fate yet. A hint: without it the channel looks once a minute.</summary>
    [Orleans.Concurrency.OneWay, Alias("TakeUp")]
    Task TakeUp();
}

/// <param name="Tried">How many were taken in again.</param>
/// <param name="Failed">How many of them failed again.</param>
/// <param name="Next">Where the next call goes on; null where there is no more.</param>
[GenerateSerializer, Immutable, Alias("oqupie.RetriedMessages")]
public sealed record RetriedMessages([property: Id(0)] int Tried, [property: Id(1)] int Failed, [property: Id(2)] string? Next);

/// <summary>A message as it came, before anybody looked into it.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.RawMessage")]
public sealed record RawMessage
{
    /// <summary>Unique in the channel: "imap:INBOX:UIDVALIDITY:UID", "http:SHA256", or the provider's id and revision.</summary>
    [Id(0)]
    public required string Source { get; init; }

    [Id(1)]
    public required string Sha256 { get; init; }

    [Id(2)]
    public required long Size { get; init; }

    /// <summary>It was there before the channel was: it is taken in, and nobody is notified of it.</summary>
    [Id(3)]
    public bool Imported { get; init; }
}

/// <summary>A row of the intake journal: every message ever seen on a channel, and what became of it.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.IntakeRow")]
public sealed record IntakeRow
{
    [Id(0)]
    public required string Id { get; init; }

    [Id(1)]
    public required DateTimeOffset At { get; init; }

    [Id(2)]
    public required string Source { get; init; }

    [Id(3)]
    public required string Sha256 { get; init; }

    [Id(4)]
    public required long Size { get; init; }

    [Id(5)]
    public required Tickets.IntakeFate Fate { get; init; }

    [Id(6)]
    public string? Reason { get; init; }

    [Id(7)]
    public long? Ticket { get; init; }

    [Id(8)]
    public string? Message { get; init; }

    /// <summary>The reason by a stable code, where it is one of ours: a console says it in its own language.</summary>
    public string? ReasonCode => IntakeReasons.CodeOf(Reason);

    /// <summary>As <see cref="RawMessage.Imported"/>.</summary>
    [Id(9)]
    public bool Imported { get; init; }

    /// <summary>It was held and a person let it through.</summary>
    [Id(10)]
    public bool Released { get; init; }

    /// <summary>When its bytes were deleted, as the channel is set; null while they are there.</summary>
    [Id(11)]
    public DateTimeOffset? RawDeletedAt { get; init; }

    /// <summary>When the other side is asked for it again; null where it is not.</summary>
    [Id(12)]
    public DateTimeOffset? AskAt { get; init; }
}

/// <param name="Items">Newest first.</param>
/// <param name="Next">Null where there is no more.</param>
[GenerateSerializer, Immutable, Alias("oqupie.IntakePage")]
public sealed record IntakePage([property: Id(0)] ImmutableArray<IntakeRow> Items, [property: Id(1)] string? Next);

/// <summary>Sends what waits in a channel's outbox. The key is a <see cref="ChannelId"/>.</summary>
[Alias("oqupie.IOutboxGrain")]
public interface IOutboxGrain : IGrainWithStringKey
{
    /// <summary>Something waits, or will from <paramref name="due"/> on. A hint: without it the outbox looks once a minute.</summary>
    [Orleans.Concurrency.OneWay, Alias("Wake")]
    Task Wake(DateTimeOffset due);
}
