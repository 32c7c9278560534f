using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Members;

namespace Oqupie.Contracts.Tickets;

/// <summary>What tickets have to do with one another. A stateless worker; the key is an account. Who asks must see both, or the other is "not found".</summary>
/// <remarks>
/// The first of the two tickets is changed before a call returns, and with it is stored that the other follows; a crash between them only delays that.
/// </remarks>
[Alias("oqupie.ITicketPairsGrain")]
public interface ITicketPairsGrain : IGrainWithStringKey
{
    /// <summary>Those linked, merged and maybe related, as far as the actor may see them.</summary>
    [Alias("Related")]
    Task<Outcome<ImmutableArray<RelatedTicket>>> Related(Actor actor, long ticket, CancellationToken cancellationToken);

    /// <summary>Links both, or lets go of the link; of one that is only maybe related, letting go means that nobody is asked again.</summary>
    [Alias("Link")]
    Task<Outcome<TicketView>> Link(Actor actor, PairWish wish, bool on, CancellationToken cancellationToken);

    /// <summary>
    /// The ticket's words go into the other one as well, which takes its later mail; the ticket itself is completed and only read from then on. Refused
    /// (bad_merge) where either is in no state for it, and for a ticket with itself.
    /// </summary>
    /// <returns>The survivor.</returns>
    [Alias("Merge")]
    Task<Outcome<TicketView>> Merge(Actor actor, PairWish wish, CancellationToken cancellationToken);

    /// <summary>Takes a merge back. Refused (too_late) a week after it, and where the survivor was merged itself.</summary>
    /// <returns>The ticket, as it was before.</returns>
    [Alias("Unmerge")]
    Task<Outcome<TicketView>> Unmerge(Actor actor, long ticket, Participant by, CancellationToken cancellationToken);

    /// <summary>Some of it becomes a ticket of its own. Refused (bad_split) where no customer's message is chosen, or nothing would stay.</summary>
    /// <returns>The new ticket.</returns>
    [Alias("Split")]
    Task<Outcome<TicketView>> Split(Actor actor, SplitWish wish, CancellationToken cancellationToken);
}

[GenerateSerializer, Immutable, Alias("oqupie.PairWish")]
public sealed record PairWish([property: Id(0)] long Ticket, [property: Id(1)] long Other, [property: Id(2)] Participant By);

[GenerateSerializer, Immutable, Alias("oqupie.SplitWish")]
public sealed record SplitWish
{
    [Id(0)]
    public required long Ticket { get; init; }

    /// <summary>Versions of the chosen items, at most 100.</summary>
    [Id(1)]
    public required ImmutableArray<long> Items { get; init; }

    /// <summary>Null takes the old one's.</summary>
    [Id(2)]
    public string? Subject { get; init; }

    [Id(3)]
    public required Participant By { get; init; }
}

[GenerateSerializer, Immutable, Alias("oqupie.RelatedTicket")]
public sealed record RelatedTicket([property: Id(0)] TicketRelation Relation, [property: Id(1)] TicketView Ticket);

[GenerateSerializer, Alias("oqupie.TicketRelation"), JsonConverter(typeof(CamelCaseEnum<TicketRelation>))]
public enum TicketRelation
{
    Linked = 1,

    /// <summary>Nobody has said whether.</summary>
    Maybe = 2,

    /// <summary>Its words are here as well.</summary>
    Merged = 3,

    /// <summary>It has these words as well, and takes what comes.</summary>
    Survivor = 4,
}
