using System.Collections.Immutable;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Contracts.Search;

/// <summary>
/// Finds tickets by what was written in them. A stateless worker; the key is an account. What the actor may not see is neither found nor counted.
/// </summary>
/// <remarks>At most a second behind what was committed. No text is refused: what is no term is words.</remarks>
[Alias("oqupie.ITicketSearchGrain")]
public interface ITicketSearchGrain : IGrainWithStringKey
{
    /// <summary>Refused (invalid, field "cursor") for a cursor that is not ours or of another sort.</summary>
    [Alias("Find")]
    Task<Outcome<TicketHits>> Find(Actor actor, TicketQuestion question, CancellationToken cancellationToken);
}

[GenerateSerializer, Immutable, Alias("oqupie.TicketQuestion")]
public sealed record TicketQuestion
{
    /// <summary>Of the text so many characters are read.</summary>
    public const int LongestText = 1000;

    /// <summary>How many hits a page has at most.</summary>
    public const int MostItems = 100;

    /// <summary>Words and terms, as somebody typed them.</summary>
    [Id(0)]
    public required string Text { get; init; }

    /// <summary>Narrows to one brand; null is every brand the actor serves.</summary>
    [Id(1)]
    public string? Brand { get; init; }

    [Id(2)]
    public TicketHitSort Sort { get; init; } = TicketHitSort.Best;

    /// <summary>Null is the first page.</summary>
    [Id(3)]
    public string? Cursor { get; init; }

    /// <summary>From 1 to <see cref="MostItems"/>.</summary>
    [Id(4)]
    public int Limit { get; init; } = 20;

    /// <summary>How far the asker's days begin before UTC's, in minutes: 540 in Seoul. For dates without a time.</summary>
    [Id(5)]
    public int MinutesEast { get; init; }
}

[GenerateSerializer, Alias("oqupie.TicketHitSort")]
public enum TicketHitSort
{
    /// <summary>What has the most of the question first; of equals the one that changed last.</summary>
    Best = 1,

    /// <summary>What changed last first.</summary>
    Newest = 2,
}

[GenerateSerializer, Immutable, Alias("oqupie.TicketHits")]
public sealed record TicketHits
{
    [Id(0)]
    public ImmutableArray<TicketHit> Items { get; init; } = [];

    /// <summary>How many tickets there are in all, exactly, unless it is partial.</summary>
    [Id(1)]
    public long Total { get; init; }

    /// <summary>The next page's cursor; null where this is the last.</summary>
    [Id(2)]
    public string? Next { get; init; }

    /// <summary>Some tickets could not be looked through: their index is being built, or does not answer.</summary>
    [Id(3)]
    public bool Partial { get; init; }
}

/// <param name="Ticket">As it is now.</param>
/// <param name="Snippet">HTML, safe, with <c>mark</c> around what was found; empty where nothing but terms was asked.</param>
/// <param name="Item">The timeline item it is of: "e5"; null where it is of the ticket itself.</param>
[GenerateSerializer, Immutable, Alias("oqupie.TicketHit")]
public sealed record TicketHit([property: Id(0)] TicketView Ticket, [property: Id(1)] string Snippet, [property: Id(2)] string? Item);
