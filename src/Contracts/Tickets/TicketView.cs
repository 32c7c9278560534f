using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Oqupie.Contracts.Customers;

namespace Oqupie.Contracts.Tickets;

/// <summary>A ticket as it stands, as programs see it: in lists, in live entries and alone. Ids are as in addresses.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.TicketView")]
public sealed record TicketView
{
    [Id(0)]
    public required long Id { get; init; }

    /// <summary>How many events made this ticket; rises by one with each.</summary>
    [Id(1)]
    public required long Version { get; init; }

    [Id(2)]
    public required string Brand { get; init; }

    [Id(3)]
    public required TicketChannel Channel { get; init; }

    [Id(4)]
    public required TicketBox Box { get; init; }

    [Id(5)]
    public required string Subject { get; init; }

    /// <summary>The beginning of the newest message, as plain text, 140 characters at most.</summary>
    [Id(6)]
    public string Preview { get; init; } = "";

    [Id(7)]
    public required TicketStatus Status { get; init; }

    [Id(8)]
    public required Importance Importance { get; init; }

    [Id(9)]
    public required Assignee Assignee { get; init; }

    [Id(10)]
    public ImmutableArray<string> Tags { get; init; } = [];

    [Id(11)]
    public required TicketCustomer Customer { get; init; }

    [Id(12)]
    public required DateTimeOffset CreatedAt { get; init; }

    [Id(13)]
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When the customer or an agent last wrote.</summary>
    [Id(14)]
    public required DateTimeOffset LastMessageAt { get; init; }

    /// <summary>Messages and replies, without memos.</summary>
    [Id(15)]
    public int Messages { get; init; }

    /// <summary>Some reply did not reach the customer and nobody has sent it again.</summary>
    [Id(16)]
    public bool DeliveryFailed { get; init; }

    /// <summary>Who else gets the replies.</summary>
    [Id(17)]
    public ImmutableArray<string> Cc { get; init; } = [];

    /// <summary>What a program collected about the asker.</summary>
    [Id(18)]
    public ImmutableDictionary<string, string> AdditionalInformation { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>BCP 47, where it is known.</summary>
    [Id(19)]
    public string? Language { get; init; }

    /// <summary>Whom mails have brought in, and who gets no reply before a member has said so. They may write into the ticket.</summary>
    [Id(20)]
    public ImmutableArray<BroughtIn> AddedByMail { get; init; } = [];

    /// <summary>Numbers of tickets that its first message speaks of, and that it could not go into.</summary>
    [Id(21)]
    public ImmutableArray<long> MaybeRelated { get; init; } = [];

    /// <summary>Until when it sleeps: a time (ISO 8601), or "reply"; null where it is awake.</summary>
    [Id(70)]
    public string? SnoozeUntil { get; init; }

    /// <summary>Numbers of tickets that somebody has linked to it.</summary>
    [Id(71)]
    public ImmutableArray<long> Links { get; init; } = [];

    /// <summary>The ticket that has its words and takes its mail; it is only read itself. Null where it was not merged.</summary>
    [Id(72)]
    public long? MergedInto { get; init; }

    /// <summary>Since when it is in the deleted or the blocked box, from which it is purged after a time; null elsewhere.</summary>
    [Id(80)]
    public DateTimeOffset? BoxedAt { get; init; }

    /// <summary>The inquiry type, as in addresses; it may be one that is gone. Null for none.</summary>
    [Id(90)]
    public string? Type { get; init; }

    /// <summary>What the inquiry type is called, or was when it went. Only of a ticket alone.</summary>
    [Id(91), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TypeName { get; init; }

    /// <summary>What the form's fields say, by their keys. Only of a ticket alone.</summary>
    [Id(92), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableDictionary<string, FieldValue>? Fields { get; init; }

    /// <summary>The form as it was asked, in order. Only of a ticket alone.</summary>
    [Id(93), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<AskedField>? Form { get; init; }

    /// <summary>Of its customer, as it is now.</summary>
    [Id(100)]
    public CustomerRating CustomerRating { get; init; } = CustomerRating.General;

    /// <summary>What a review gives, 1 to 5; null for what is no review.</summary>
    [Id(101)]
    public int? Stars { get; init; }
}

/// <param name="Email">Who was added.</param>
/// <param name="By">Whose mail did it.</param>
[GenerateSerializer, Immutable, Alias("oqupie.BroughtIn")]
public sealed record BroughtIn([property: Id(0)] string Email, [property: Id(1)] string By);

[GenerateSerializer, Immutable, Alias("oqupie.TicketChannel")]
public sealed record TicketChannel([property: Id(0)] string? Id, [property: Id(1)] string Kind);

[GenerateSerializer, Immutable, Alias("oqupie.TicketCustomer")]
public sealed record TicketCustomer([property: Id(0)] string Id, [property: Id(1)] string Name, [property: Id(2)] string Email);

[GenerateSerializer, Immutable, Alias("oqupie.Assignee")]
public sealed record Assignee([property: Id(0)] string? Member, [property: Id(1)] string? Group)
{
    public static readonly Assignee Nobody = new(null, null);
}

[GenerateSerializer, Alias("oqupie.TicketStatus"), JsonConverter(typeof(CamelCaseEnum<TicketStatus>))]
public enum TicketStatus
{
    New = 1,
    InProgress = 2,
    OnHold = 3,
    Completed = 4,
}

[GenerateSerializer, Alias("oqupie.Importance"), JsonConverter(typeof(CamelCaseEnum<Importance>))]
public enum Importance
{
    Low = 1,
    Medium = 2,
    High = 3,
    Urgent = 4,
}

[GenerateSerializer, Alias("oqupie.TicketBox"), JsonConverter(typeof(CamelCaseEnum<TicketBox>))]
public enum TicketBox
{
    Open = 1,
    Blocked = 2,
    Deleted = 3,

    /// <summary>Out of sight until a time, or until the customer answers.</summary>
    Asleep = 4,

    /// <summary>Gone for good. Told once, live; no list has it.</summary>
    Purged = 5,
}
