using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Channels;

/// <summary>Every raw message ever seen on a channel, and its fate.</summary>
public interface IIntakeJournal
{
    /// <summary>Writes the message down before anybody looks into it, durable when it answers; the same source again answers the row that is there.
    /// One that was not given is given now: it is pending, with its bytes.</summary>
    Task<IntakeRow> Record(ChannelId channel, RawMessage raw, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Gives a row its fate where that is not done with a ticket's append. A row that has a fate other than pending or failed keeps it.</summary>
    Task Settle(ChannelId channel, string id, IntakeFate fate, string? reason, long? ticket, string? message, CancellationToken cancellationToken);

    /// <summary>Rows that a process left without a fate, oldest first.</summary>
    Task<ImmutableArray<IntakeRow>> Pending(ChannelId channel, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Takes the fate of a row away, where it is failed or held and that is what it is taken for: it is pending again, and taken up after a crash like any
    /// other. One that was held is <see cref="IntakeRow.Released"/> from then on.
    /// </summary>
    Task Reopen(ChannelId channel, string id, IntakeFate from, CancellationToken cancellationToken);

    /// <summary>Which of these sources the journal has.</summary>
    Task<ImmutableHashSet<string>> Known(ChannelId channel, ImmutableArray<string> sources, CancellationToken cancellationToken);

    /// <summary>Rows taken down before <paramref name="before"/> whose bytes are still kept and whose fate is a lasting one, oldest first.</summary>
    Task<ImmutableArray<IntakeRow>> KeptBefore(ChannelId channel, DateTimeOffset before, int limit, CancellationToken cancellationToken);

    /// <summary>Notes that the raw bytes of these rows are deleted.</summary>
    /// <returns>Of their hashes, those that no row of the account needs any more.</returns>
    Task<ImmutableArray<string>> ForgetRaw(ChannelId channel, ImmutableArray<IntakeRow> rows, DateTimeOffset at, CancellationToken cancellationToken);

    Task<IntakeRow?> Read(ChannelId channel, string id, CancellationToken cancellationToken);

    /// <summary>Newest first by cursor; null where the cursor is not ours.</summary>
    Task<IntakePage?> Page(ChannelId channel, IntakeFate? fate, string? cursor, int limit, CancellationToken cancellationToken);

    /// <summary>The tickets that know any of these Message-IDs (SHA-256, hex), in the order of the ids, each once.</summary>
    Task<ImmutableArray<KnownThread>> Threads(AccountId account, ImmutableArray<string> mailIds, CancellationToken cancellationToken);

    /// <summary>The tickets of these numbers that there are, in the order of the numbers.</summary>
    Task<ImmutableArray<KnownThread>> Numbered(AccountId account, ImmutableArray<long> numbers, CancellationToken cancellationToken);

    /// <summary>Where the message with this key is; null where none came in on the channel.</summary>
    Task<TakenMessage?> Taken(ChannelId channel, string messageKey, CancellationToken cancellationToken);
}

/// <param name="Ticket">Its number.</param>
/// <param name="Item">The timeline item: "e2".</param>
public sealed record TakenMessage(long Ticket, string Item)
{
    /// <summary>The version of the item's event.</summary>
    public long Version => long.Parse(Item.AsSpan(1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture);
}

/// <param name="Ticket">Its number.</param>
/// <param name="Brand">Its brand.</param>
/// <param name="Participants">
/// Addresses, as <see cref="Contracts.EmailAddress.Key"/> makes them, that may write into it: the customer's, those in Cc, and those that mails have added.
/// </param>
public sealed record KnownThread(long Ticket, string Brand, ImmutableArray<string> Participants);
