using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Oqupie.Contracts.Live;

namespace Oqupie.Contracts.Notifications;

/// <summary>Why somebody is called. Numbers are stored for ever; later kinds are added.</summary>
[GenerateSerializer, Alias("oqupie.NotificationKind"), JsonConverter(typeof(CamelCaseEnum<NotificationKind>))]
public enum NotificationKind
{
    /// <summary>A ticket was given to them.</summary>
    Assigned = 1,

    /// <summary>A ticket was given to a group of theirs, and to nobody in it.</summary>
    GroupAssigned = 2,

    /// <summary>The customer of a ticket of theirs wrote.</summary>
    Answered = 3,

    /// <summary>A memo names them, or a group of theirs.</summary>
    Mention = 4,

    /// <summary>Somebody outside answered what was forwarded to them. It is called for as an answer of the customer is.</summary>
    ForwardAnswered = 5,
}

/// <summary>One call of one member, as they see it. The subject and the brand are the ticket's of now.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.Notification")]
public sealed record Notification
{
    [Id(0)]
    public required string Id { get; init; }

    [Id(1)]
    public required NotificationKind Kind { get; init; }

    [Id(2)]
    public required long Ticket { get; init; }

    [Id(3)]
    public required string Subject { get; init; }

    [Id(4)]
    public required string Brand { get; init; }

    /// <summary>Who did it.</summary>
    [Id(5)]
    public required Participant Actor { get; init; }

    [Id(6)]
    public required DateTimeOffset At { get; init; }

    /// <summary>Null until they have seen it.</summary>
    [Id(7)]
    public DateTimeOffset? OpenedAt { get; init; }
}

[GenerateSerializer, Immutable, Alias("oqupie.NotificationPage")]
public sealed record NotificationPage
{
    /// <summary>Newest first.</summary>
    [Id(0)]
    public ImmutableArray<Notification> Items { get; init; } = [];

    /// <summary>Null on the last page.</summary>
    [Id(1)]
    public string? Next { get; init; }

    /// <summary>How many of all pages were not opened; counted up to 1,000.</summary>
    [Id(2)]
    public int Unopened { get; init; }
}

/// <summary>What somebody has seen: exactly one of these.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.OpenedNotifications")]
public sealed record OpenedNotifications
{
    [Id(0)]
    public string? Id { get; init; }

    /// <summary>All of this ticket.</summary>
    [Id(1)]
    public long? Ticket { get; init; }

    [Id(2)]
    public bool All { get; init; }
}
