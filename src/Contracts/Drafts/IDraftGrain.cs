using System.Collections.Immutable;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Contracts.Drafts;

/// <summary>
/// One text that several write at once. The key is a <see cref="DraftId"/>. It keeps what editors say as numbered frames that it does not understand:
/// whoever has applied all of them, in whatever order, has the same text.
/// </summary>
/// <remarks>
/// A frame is in the store before its call returns, and told to others only after that. The asking host has checked that the member may see the ticket.
/// Who is there is in memory only: a seat that is not renewed for 30 seconds is gone.
/// </remarks>
[Alias("oqupie.IDraftGrain")]
public interface IDraftGrain : IGrainWithStringKey
{
    /// <summary>Takes a seat, and answers what was written after <paramref name="have"/>, or all of it where that cannot be told apart any more.</summary>
    [Alias("Join")]
    Task<DraftPart> Join(DraftSeat seat, IDraftFollower host, long have);

    /// <summary>
    /// Keeps what somebody wrote. The same frame of the same client twice is kept once. Refused (draft_full) where the draft has come to its bound.
    /// </summary>
    /// <returns>What was written after what the writer has, their own included.</returns>
    [Alias("Write")]
    Task<Outcome<DraftPart>> Write(string connection, DraftUpdate update);

    /// <summary>What was written after a number; and that this connection has all up to there.</summary>
    [Alias("Since")]
    Task<DraftPart> Since(string connection, long have);

    /// <summary>
    /// Takes one frame in the place of all up to a number. Refused (draft_compact) unless this connection was asked for it and has said that it has them all.
    /// What it replaces is kept until the next one.
    /// </summary>
    [Alias("Compact")]
    Task<Outcome<Done>> Compact(string connection, DraftCompact compact);

    /// <summary>Where somebody's caret is, in the editors' own words; null for nowhere. Told, never kept.</summary>
    [Alias("Point")]
    Task Point(string connection, string? place);

    /// <summary>Keeps the seats of one host; takes those that are not known, because the draft woke up anew.</summary>
    /// <returns>The newest number, so that a frame whose telling was lost is noticed.</returns>
    [Alias("Renew")]
    Task<long> Renew(IDraftFollower host, ImmutableArray<DraftSeat> seats);

    [Alias("Leave")]
    Task Leave(string connection);
}

/// <summary>Sends what was written together, once. The same grain as <see cref="IDraftGrain"/>.</summary>
/// <remarks>
/// Refused (draft_sent) where the draft was sent after the writer last heard of it. Once the ticket has it, what was sent is taken out of the draft, whatever
/// crashes in between, and what others have written since stays. The same wish again is answered as it was first.
/// </remarks>
[Alias("oqupie.IDraftSendingGrain")]
public interface IDraftSendingGrain : IGrainWithStringKey
{
    [Alias("Reply")]
    Task<Outcome<TimelineItem>> Reply(Actor actor, ReplyWish wish, DraftSending sending, CancellationToken cancellationToken);

    /// <summary>A reply that leaves later: it is out of the draft as soon as it is planned.</summary>
    [Alias("Plan")]
    Task<Outcome<TimelineItem>> Plan(Actor actor, ReplyWish wish, ReplyPlanWish plan, DraftSending sending, CancellationToken cancellationToken);

    [Alias("Memo")]
    Task<Outcome<TimelineItem>> Memo(Actor actor, MemoWish wish, DraftSending sending, CancellationToken cancellationToken);
}

/// <summary>A host that passes on what happens to a draft.</summary>
[Alias("oqupie.IDraftFollower")]
public interface IDraftFollower : IGrainObserver
{
    /// <summary>Told in order, one call at a time; who does not answer within five seconds is dropped, and finds the gap when it renews.</summary>
    [ResponseTimeout("00:00:05"), Alias("Drafted")]
    Task Drafted(DraftNews news);
}
