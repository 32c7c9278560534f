using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Notifications;
using Oqupie.Grains.Log;
using Oqupie.Grains.Schedule;

namespace Oqupie.Grains.Notifications;

/// <summary>Who was called for what, a row per member, and how each of them wants to be called.</summary>
public interface INotificationStore
{
    /// <summary>So many a member keeps; nobody scrolls further back in a bell.</summary>
    const int Most = 1000;

    /// <summary>Where these tickets are now, in no order; those that are there.</summary>
    Task<ImmutableArray<CalledTicket>> Places(AccountId account, ImmutableArray<long> tickets, CancellationToken cancellationToken);

    /// <summary>
    /// Adds the rows, plans the mails and pushes they ask for (<see cref="NewNotification.MailAt"/>, <see cref="NewNotification.PushAt"/>: the member's
    /// earliest counts), and goes on to <paramref name="followedTo"/>, in one transaction. A row that is there changes nothing. A newer answer takes the
    /// place of one of the same ticket that was not opened; of each member only the newest <see cref="Most"/> stay.
    /// </summary>
    /// <exception cref="Exception">Nothing was added: the follower stands elsewhere, or the store failed.</exception>
    Task Add(ImmutableArray<NewNotification> rows, FollowedTo followedTo, CancellationToken cancellationToken);

    /// <summary>Newest first, those of tickets that the asking member may see; the asker's own.</summary>
    /// <param name="before">The position to begin behind; null for the newest.</param>
    Task<ImmutableArray<StoredNotification>> Page(Actor asker, long? before, int limit, CancellationToken cancellationToken);

    /// <summary>How many they have not opened of tickets that they may see; counted up to <paramref name="most"/>.</summary>
    Task<int> Unopened(Actor asker, int most, CancellationToken cancellationToken);

    /// <summary>Marks those that are not marked: the one at a position, those of a ticket, or all where both are null.</summary>
    /// <returns>Whether one was.</returns>
    Task<bool> Open(MemberId member, long? position, long? ticket, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Takes out what happened before a time, at most so many.</summary>
    /// <returns>How many went.</returns>
    Task<int> Forget(DateTimeOffset before, int limit, CancellationToken cancellationToken);

    /// <summary>All they have not opened and were not mailed, of tickets that they may see; oldest first.</summary>
    Task<ImmutableArray<StoredNotification>> Unmailed(Actor asker, CancellationToken cancellationToken);

    /// <summary>What they have not opened, of tickets that they may see; newest first.</summary>
    Task<ImmutableArray<StoredNotification>> NewestUnopened(Actor asker, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// What stands up to a position was mailed (null: nothing was), and the plan that led to it ends, or waits for <paramref name="next"/>, where it is still
    /// that one: a call that came meanwhile has made it another. One transaction.
    /// </summary>
    Task Mailed(MemberId member, long? upTo, DueEnd plan, DateTimeOffset? next, CancellationToken cancellationToken);

    /// <summary>Of those who have said something; the others have <see cref="NotificationSettings.Default"/>.</summary>
    Task<ImmutableDictionary<string, NotificationSettings>> Settings(
        AccountId account, ImmutableArray<string> members, CancellationToken cancellationToken);

    Task Set(MemberId member, NotificationSettings settings, CancellationToken cancellationToken);
}

/// <summary>What decides who may see a ticket, and whether anybody is called for it.</summary>
/// <param name="Open">False in the blocked and the deleted box.</param>
public sealed record CalledTicket(long Number, string Brand, bool Open, string? Member, string? Group);

/// <summary>A call to be stored. Unique by member, ticket, version and kind.</summary>
public sealed record NewNotification(AccountId Account, string Member, NotificationKind Kind, long Ticket, long Version)
{
    public required DateTimeOffset At { get; init; }

    public required ActorKind ByKind { get; init; }

    /// <summary>Local to the account.</summary>
    public required string By { get; init; }

    /// <summary>When to mail it at the latest, if it is not opened by then. It plans the mail and is not kept with the row.</summary>
    public DateTimeOffset? MailAt { get; init; }

    /// <summary>When to push it, if it is not opened by then; not kept either.</summary>
    public DateTimeOffset? PushAt { get; init; }
}

/// <param name="Position">Higher is newer.</param>
/// <param name="Row">As it was stored.</param>
/// <param name="OpenedAt">Null until they have seen it.</param>
public sealed record StoredNotification(long Position, NewNotification Row, DateTimeOffset? OpenedAt)
{
    public required string Subject { get; init; }

    public required string Brand { get; init; }

    /// <summary>Of the ticket's customer.</summary>
    public required string CustomerName { get; init; }
}
