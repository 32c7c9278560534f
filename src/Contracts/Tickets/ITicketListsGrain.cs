using System.Collections.Immutable;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Members;

namespace Oqupie.Contracts.Tickets;

/// <summary>Reads that span tickets. A stateless worker; the key is an account. What the actor may not see is not there.</summary>
[Alias("oqupie.ITicketListsGrain")]
public interface ITicketListsGrain : IGrainWithStringKey
{
    /// <summary>Refused (invalid, field "cursor") for a cursor that is not ours or of another sort.</summary>
    [Alias("Page")]
    Task<Outcome<TicketPage>> Page(Actor actor, TicketQuery query, CancellationToken cancellationToken);

    /// <summary>How many tickets the list of a query has, whatever its sort, cursor and limit: exactly up to <see cref="TicketCount.Most"/>.</summary>
    [Alias("Count")]
    Task<TicketCount> Count(Actor actor, TicketQuery query, CancellationToken cancellationToken);

    /// <param name="brand">Narrows to one brand, as in addresses; null is every brand the actor serves.</param>
    [Alias("Counts")]
    Task<BoxCounts> Counts(Actor actor, string? brand, CancellationToken cancellationToken);

    /// <summary>
    /// The counts of whole brands, for a host that adds up what each of its consoles may see (<see cref="Actor.Sees"/>) and asks for no other.
    /// </summary>
    [Alias("Tally")]
    Task<ImmutableArray<BoxTally>> Tally(ImmutableArray<string> brands, CancellationToken cancellationToken);
}

/// <summary>Opens tickets on behalf of programs and agents. A stateless worker; the key is an account.</summary>
[Alias("oqupie.ITicketDeskGrain")]
public interface ITicketDeskGrain : IGrainWithStringKey
{
    /// <summary>Finds or makes the customer, takes the next number and opens the ticket. The same wish id answers the same ticket.</summary>
    [Alias("Open")]
    Task<Outcome<TicketView>> Open(Actor actor, TicketWish wish, CancellationToken cancellationToken);
}

/// <summary>Gives out ticket numbers, which run per account with gaps. The key is an account.</summary>
[Alias("oqupie.ITicketNumbersGrain")]
public interface ITicketNumbersGrain : IGrainWithStringKey
{
    /// <returns>The first of <paramref name="count"/> numbers that nobody else gets.</returns>
    [Alias("Reserve")]
    Task<long> Reserve(int count);
}

[GenerateSerializer, Immutable, Alias("oqupie.TicketWish")]
public sealed record TicketWish
{
    [Id(0)]
    public required string Brand { get; init; }

    /// <summary>The channel answers leave by; null for the brand's first one of kind e-mail.</summary>
    [Id(1)]
    public string? Channel { get; init; }

    [Id(2)]
    public required string Subject { get; init; }

    [Id(3)]
    public required string Body { get; init; }

    [Id(4)]
    public TextFormat Format { get; init; }

    [Id(5)]
    public required string CustomerEmail { get; init; }

    [Id(6)]
    public string CustomerName { get; init; } = "";

    [Id(7)]
    public Importance? Importance { get; init; }

    [Id(8)]
    public ImmutableArray<string> Tags { get; init; } = [];

    [Id(9)]
    public string? WishId { get; init; }

    [Id(10)]
    public required Live.Participant By { get; init; }
}

/// <summary>What to list. Values are as in addresses; an empty array does not narrow.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.TicketQuery")]
public sealed record TicketQuery
{
    [Id(0)]
    public BoxName Box { get; init; } = BoxName.All;

    [Id(1)]
    public string? Brand { get; init; }

    [Id(2)]
    public ImmutableArray<TicketStatus> Statuses { get; init; } = [];

    [Id(3)]
    public ImmutableArray<Importance> Importances { get; init; } = [];

    /// <summary>A member, or "none".</summary>
    [Id(4)]
    public string? Assignee { get; init; }

    [Id(5)]
    public string? Channel { get; init; }

    [Id(6)]
    public string? Tag { get; init; }

    [Id(7)]
    public string? Customer { get; init; }

    /// <summary>A number, also as "#1042", or the start of a customer's address.</summary>
    [Id(8)]
    public string? Text { get; init; }

    /// <summary>Created at or after.</summary>
    [Id(9)]
    public DateTimeOffset? From { get; init; }

    /// <summary>Created before.</summary>
    [Id(10)]
    public DateTimeOffset? To { get; init; }

    [Id(11)]
    public TicketSort Sort { get; init; } = TicketSort.UpdatedDescending;

    [Id(12)]
    public string? Cursor { get; init; }

    /// <summary>1 to 200.</summary>
    [Id(13)]
    public int Limit { get; init; } = 50;

    /// <summary>Inquiry types; "none" among them is those without.</summary>
    [Id(90)]
    public ImmutableArray<string> Types
    {
        get => field.IsDefault ? [] : field; // Not there in what was stored before there were any.
        init;
    }

    /// <summary>Of reviews: 1 to 5.</summary>
    [Id(91)]
    public ImmutableArray<int> Stars
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>How the customer is rated.</summary>
    [Id(92)]
    public ImmutableArray<CustomerRating> Ratings
    {
        get => field.IsDefault ? [] : field;
        init;
    }
}

[GenerateSerializer, Alias("oqupie.BoxName")]
public enum BoxName
{
    All = 1,
    Mine = 2,
    Groups = 3,
    Unassigned = 4,
    GooglePlay = 5,
    Blocked = 6,
    Deleted = 7,
    Asleep = 8,
}

/// <summary>Ties are broken by number, in the same direction, so that a cursor neither skips nor repeats.</summary>
[GenerateSerializer, Alias("oqupie.TicketSort")]
public enum TicketSort
{
    UpdatedDescending = 1,
    UpdatedAscending = 2,
    CreatedDescending = 3,
    CreatedAscending = 4,

    /// <summary>Most important first, then newest change first.</summary>
    ImportanceDescending = 5,
}

[GenerateSerializer, Immutable, Alias("oqupie.TicketPage")]
public sealed record TicketPage([property: Id(0)] ImmutableArray<TicketView> Items, [property: Id(1)] string? Next);

/// <summary>Open boxes count tickets that are not completed; blocked, deleted and asleep count all.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.BoxCounts")]
public sealed record BoxCounts
{
    [Id(0)]
    public int All { get; init; }

    [Id(1)]
    public int Mine { get; init; }

    [Id(2)]
    public int Groups { get; init; }

    [Id(3)]
    public int Unassigned { get; init; }

    [Id(4)]
    public int GooglePlay { get; init; }

    [Id(5)]
    public int Blocked { get; init; }

    [Id(6)]
    public int Deleted { get; init; }

    [Id(70)]
    public int Asleep { get; init; }
}
