using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Notifications.Pushing;
using Oqupie.Grains.Schedule;

namespace Oqupie.Grains.Notifications.Pushing;

/// <summary>The browsers that members are notified in, a row each, and up to which of their calls each was.</summary>
public interface IPushDeviceStore
{
    /// <summary>The newest first.</summary>
    Task<ImmutableArray<StoredPushDevice>> Of(MemberId member, CancellationToken cancellationToken);

    /// <summary>Those of these who have a device.</summary>
    Task<ImmutableHashSet<string>> Having(AccountId account, ImmutableArray<string> members, CancellationToken cancellationToken);

    /// <summary>
    /// Adds it, as one that was notified of all there is. The same member's is written anew, without its failures, and keeps since when it is there and up to
    /// where it was notified; another member's, of any account, becomes this one's.
    /// </summary>
    Task Put(MemberId member, NewPushDevice device, CancellationToken cancellationToken);

    /// <summary>Takes out those of this member.</summary>
    Task Remove(MemberId member, ImmutableArray<string> devices, CancellationToken cancellationToken);

    /// <summary>
    /// What became of sending, in one transaction with the end of the plan that led to it, or with its waiting for <paramref name="next"/>; where a call came
    /// meanwhile the plan is another and stays as it is.
    /// </summary>
    Task Pushed(MemberId member, ImmutableArray<PushMark> marks, DueEnd plan, DateTimeOffset? next, CancellationToken cancellationToken);

    /// <summary>Takes out those in which no console was opened since a time, at most so many.</summary>
    /// <returns>How many went.</returns>
    Task<int> Forget(DateTimeOffset before, int limit, CancellationToken cancellationToken);
}

/// <summary>A device to be kept.</summary>
/// <param name="Id">The same for the same endpoint, on the whole server.</param>
/// <param name="Session">In which it was registered; it ends with that.</param>
/// <param name="Sealed">The subscription, under DataProtection.</param>
/// <param name="At">Now.</param>
public sealed record NewPushDevice(string Id, string Session, string Sealed, DateTimeOffset At)
{
    /// <summary>When the session does.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    public required string Browser { get; init; }

    public required string System { get; init; }
}

/// <param name="Device">As its member sees it.</param>
/// <param name="Session">In which it was registered.</param>
/// <param name="Sealed">The subscription, under DataProtection.</param>
public sealed record StoredPushDevice(PushDevice Device, string Session, string Sealed)
{
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>The position of the last call that it was notified of, or need not be.</summary>
    public required long Pushed { get; init; }

    /// <summary>How often in a row its push service was away.</summary>
    public int Failures { get; init; }

    /// <summary>Before that it is not asked again.</summary>
    public DateTimeOffset? WaitUntil { get; init; }
}

/// <summary>What became of sending to one device.</summary>
/// <param name="Device">Its id.</param>
/// <param name="Pushed">Up to which call it was notified; never goes back.</param>
public sealed record PushMark(string Device, long Pushed)
{
    public PushFailure? Failure { get; init; }

    public int Failures { get; init; }

    public DateTimeOffset? WaitUntil { get; init; }

    /// <summary>The push service knows it no more: it is taken out.</summary>
    public bool Gone { get; init; }
}
