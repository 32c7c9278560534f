using Oqupie.Contracts;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Tickets.Joining;

/// <summary>One ticket's part in what it shares with another. The same grain as <see cref="ITicketGrain"/>; none of these calls another ticket.</summary>
[Alias("oqupie.ITicketJoinsGrain")]
internal interface ITicketJoinsGrain : IGrainWithStringKey
{
    [Alias("Link")]
    Task<Outcome<TicketView>> Link(Actor actor, long other, bool on, Participant by, CancellationToken cancellationToken);

    [Alias("MergeInto")]
    Task<Outcome<TicketView>> MergeInto(Actor actor, long survivor, Participant by, CancellationToken cancellationToken);

    [Alias("Unmerge")]
    Task<Outcome<TicketView>> Unmerge(Actor actor, Participant by, CancellationToken cancellationToken);

    [Alias("SplitOff")]
    Task<Outcome<TicketView>> SplitOff(Actor actor, SplitWish wish, long number, CancellationToken cancellationToken);

    /// <summary>
    /// Looks at what the other ticket says in the store, and becomes what that means here; asked twice, it happens once. Refused where it cannot
    /// be: then the other has to take back what it said.
    /// </summary>
    [Alias("Follow")]
    Task<Outcome<TicketView>> Follow(JoinKey join, CancellationToken cancellationToken);

    /// <summary>The ticket that takes what is written to this one now; null where this one does.</summary>
    /// <param name="parent">SHA-256 (hex) of the Message-ID that is answered, if one is.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [Alias("Successor")]
    Task<long?> Successor(string? parent, CancellationToken cancellationToken);
}
