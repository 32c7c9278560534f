using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;

namespace Oqupie.Contracts.Live;

/// <summary>What concerns single members, told to the hosts they are connected to. The key is an account.</summary>
/// <remarks>
/// A hint that something is to be read again, never the thing itself: what is read is asked for with the rights of who reads. Numbered like a brand's feed, and
/// nothing is kept: a host that finds a gap tells everybody of the account to read again.
/// </remarks>
[Alias("oqupie.IPersonalFeedGrain")]
public interface IPersonalFeedGrain : IGrainWithStringKey
{
    /// <summary>Passes on what was committed, without waiting for anyone to hear it.</summary>
    [Alias("Tell")]
    Task Tell(ImmutableArray<PersonalNews> news);

    /// <summary>Starts or renews following; one that does not renew within 15 seconds is dropped.</summary>
    [Alias("Follow")]
    Task<FeedPosition> Follow(IPersonalFollower follower);
}

/// <summary>A host whose consoles members of the account have open.</summary>
[Alias("oqupie.IPersonalFollower")]
public interface IPersonalFollower : IGrainObserver
{
    /// <summary>One call at a time. Who does not answer within five seconds is dropped and finds the gap when it follows anew.</summary>
    /// <param name="account">Whose news.</param>
    /// <param name="after">The number before the first of these, in its epoch.</param>
    /// <param name="news">In the order they were told.</param>
    [ResponseTimeout("00:00:05"), Alias("Heard")]
    Task Heard(AccountId account, FeedPosition after, ImmutableArray<PersonalNews> news);
}

/// <param name="Member">Whom it concerns, and nobody else.</param>
/// <param name="What">What of theirs is other than it was.</param>
[GenerateSerializer, Immutable, Alias("oqupie.PersonalNews")]
public sealed record PersonalNews([property: Id(0)] string Member, [property: Id(1)] PersonalKind What)
{
    /// <summary>The ticket it is about; null for all or none.</summary>
    [Id(2)]
    public long? Ticket { get; init; }

    /// <summary>Of <see cref="PersonalKind.Seen"/>: what was written until then is read.</summary>
    [Id(3)]
    public DateTimeOffset? At { get; init; }

    /// <summary>Of <see cref="PersonalKind.Job"/>: how it stands; null: their jobs are to be read again.</summary>
    [Id(4)]
    public JobProgress? Job { get; init; }
}

/// <summary>How far work has come that somebody asked for: numbers alone, told so often that nobody reads them for it.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.JobProgress")]
public sealed record JobProgress
{
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>As programs read it: "running".</summary>
    [Id(1)]
    public required string State { get; init; }

    [Id(2)]
    public required int Total { get; init; }

    [Id(3)]
    public required int Done { get; init; }

    [Id(4)]
    public required int Failed { get; init; }

    [Id(5)]
    public required bool Undoable { get; init; }

    [Id(6)]
    public DateTimeOffset? UndoUntil { get; init; }

    [Id(7)]
    public DateTimeOffset? EndedAt { get; init; }
}

[GenerateSerializer, Alias("oqupie.PersonalKind")]
public enum PersonalKind
{
    /// <summary>Their notifications.</summary>
    Notifications = 1,

    /// <summary>What they have read.</summary>
    Seen = 2,

    /// <summary>A job of theirs.</summary>
    Job = 3,
}
