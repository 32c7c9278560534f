using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Search;
using Oqupie.Contracts.Seen;

namespace Oqupie.Grains.Search;

/// <summary>What is looked for in one shard. A ticket is found where it has all of it, wherever in it, and the asker may see it.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.ShardQuestion")]
public sealed record ShardQuestion
{
    /// <summary>Whose scope it is.</summary>
    [Id(0)]
    public required Actor Asker { get; init; }

    /// <summary>Words and phrases.</summary>
    [Id(1)]
    public ImmutableArray<AskedText> Texts { get; init; } = [];

    /// <summary>Facts of the ticket.</summary>
    [Id(2)]
    public ImmutableArray<AskedMark> Marks { get; init; } = [];

    /// <summary>Who wrote, and to whom.</summary>
    [Id(3)]
    public ImmutableArray<AskedParty> Parties { get; init; } = [];

    /// <summary>When the ticket was made.</summary>
    [Id(4)]
    public ImmutableArray<AskedPeriod> Periods { get; init; } = [];

    [Id(5)]
    public TicketHitSort Sort { get; init; } = TicketHitSort.Best;

    /// <summary>Only what stands behind this place.</summary>
    [Id(6)]
    public TicketHitPlace? After { get; init; }

    [Id(7)]
    public int Limit { get; init; } = 20;

    /// <summary>Whether the asker has not read it, or has; null where both are wanted.</summary>
    [Id(8)]
    public bool? WantsUnread { get; init; }

    /// <summary>What the asker has read; null where that is not asked for.</summary>
    [Id(9)]
    public SeenTickets? Seen { get; init; }
}

/// <param name="Text">What was typed.</param>
/// <param name="Together">Its words follow each other.</param>
/// <param name="Not">Tickets that have it are left out.</param>
[GenerateSerializer, Immutable, Alias("oqupie.AskedText")]
public sealed record AskedText([property: Id(0)] string Text, [property: Id(1)] bool Together, [property: Id(2)] bool Not);

/// <param name="AnyOf">As <see cref="TicketMarks"/> writes them; none at all is what no ticket has.</param>
/// <param name="Not">Tickets that have one of them are left out.</param>
[GenerateSerializer, Immutable, Alias("oqupie.AskedMark")]
public sealed record AskedMark([property: Id(0)] ImmutableArray<string> AnyOf, [property: Id(1)] bool Not);

/// <param name="Role">From whom, or to whom.</param>
/// <param name="Text">An address, a part of one on either side of the @, or words of a name.</param>
/// <param name="Members">Ids of members who are meant by it.</param>
/// <param name="Not">Tickets that have it are left out.</param>
[GenerateSerializer, Immutable, Alias("oqupie.AskedParty")]
public sealed record AskedParty(
    [property: Id(0)] PartyRole Role, [property: Id(1)] string Text, [property: Id(2)] ImmutableArray<string> Members, [property: Id(3)] bool Not);

[GenerateSerializer, Alias("oqupie.PartyRole")]
public enum PartyRole
{
    From = 1,
    To = 2,
}

/// <param name="From">At or after; null is always.</param>
/// <param name="To">Before; null is for ever.</param>
/// <param name="Not">Tickets that were made then are left out.</param>
[GenerateSerializer, Immutable, Alias("oqupie.AskedPeriod")]
public sealed record AskedPeriod([property: Id(0)] DateTimeOffset? From, [property: Id(1)] DateTimeOffset? To, [property: Id(2)] bool Not);

/// <summary>Where a hit stands among the others: no two stand at the same place.</summary>
/// <param name="Rank">How good it is, or when it changed, in Unix microseconds; the higher the sooner it comes.</param>
/// <param name="Number">The ticket's.</param>
[GenerateSerializer, Immutable, Alias("oqupie.TicketHitPlace"), StructLayout(LayoutKind.Auto)]
public readonly record struct TicketHitPlace([property: Id(0)] double Rank, [property: Id(1)] long Number)
{
    /// <summary>Whether this one comes later.</summary>
    public bool IsBehind(TicketHitPlace other) => Rank < other.Rank || (Rank.Equals(other.Rank) && Number < other.Number);
}

/// <param name="Hits">In the order asked for.</param>
/// <param name="Total">How many tickets there are, wherever the page begins.</param>
[GenerateSerializer, Immutable, Alias("oqupie.TicketFindings")]
public sealed record TicketFindings([property: Id(0)] ImmutableArray<FoundTicket> Hits, [property: Id(1)] long Total)
{
    public static readonly TicketFindings None = new([], 0);

    /// <summary>Some of the shard's tickets cannot be found yet.</summary>
    [Id(2)]
    public bool Partial { get; init; }

    /// <summary>Whether something follows the last of the hits.</summary>
    [Id(3)]
    public bool More { get; init; }
}

/// <param name="Place">Where it stands.</param>
/// <param name="Snippet">HTML, safe, with <c>mark</c> around what was found.</param>
/// <param name="Item">The version of what it is of; null where it is of the ticket's head.</param>
[GenerateSerializer, Immutable, Alias("oqupie.FoundTicket")]
public sealed record FoundTicket([property: Id(0)] TicketHitPlace Place, [property: Id(1)] string Snippet, [property: Id(2)] long? Item);
