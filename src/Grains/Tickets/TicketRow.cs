using System.Collections.Immutable;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets.Sleeping;

namespace Oqupie.Grains.Tickets;

/// <summary>A ticket as the lists know it: one queryable row, written with each change. Ids are local to the account.</summary>
public sealed record TicketRow
{
    public required TicketId Id { get; init; }

    public required long Version { get; init; }

    public required string Brand { get; init; }

    public string? Channel { get; init; }

    public required string ChannelKind { get; init; }

    public TicketBox Box { get; init; } = TicketBox.Open;

    public TicketStatus Status { get; init; } = TicketStatus.New;

    public Importance Importance { get; init; } = Importance.Medium;

    public string? AssigneeMember { get; init; }

    public string? AssigneeGroup { get; init; }

    public required string Subject { get; init; }

    public string Preview { get; init; } = "";

    public required string Customer { get; init; }

    /// <summary>Who they were when it came; null where they are the same still.</summary>
    public string? CustomerOrigin { get; init; }

    public CustomerRating CustomerRating { get; init; }

    public string CustomerName { get; init; } = "";

    public string CustomerEmail { get; init; } = "";

    public ImmutableArray<string> Tags { get; init; } = [];

    public ImmutableArray<string> Cc { get; init; } = [];

    /// <summary>Whom mails have added. They take part, and get replies once a member has named them.</summary>
    public ImmutableArray<Addition> Additions { get; init; } = [];

    /// <summary>Numbers of tickets it may have to do with.</summary>
    public ImmutableArray<long> MaybeRelated { get; init; } = [];

    public ImmutableDictionary<string, string> AdditionalInformation { get; init; } = ImmutableDictionary<string, string>.Empty;

    public string? Language { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required DateTimeOffset LastMessageAt { get; init; }

    public int Messages { get; init; }

    public bool DeliveryFailed { get; init; }

    /// <summary>When it wakes by itself; null where it is awake, or waits for the customer alone.</summary>
    public DateTimeOffset? AsleepUntil { get; init; }

    /// <summary>Numbers of the tickets it is linked to.</summary>
    public ImmutableArray<long> Links { get; init; } = [];

    public long? MergedInto { get; init; }

    /// <summary>Since when it is in the deleted or the blocked box; null elsewhere, and where an older build put it there.</summary>
    public DateTimeOffset? BoxedAt { get; init; }

    public string? InquiryType { get; init; }

    /// <summary>What a review gives, of five; 0 where it is no review, or where its channel does not say.</summary>
    public int Stars =>
        ChannelKind is "googlePlay" or "appStore" && AdditionalInformation.GetValueOrDefault("stars") is [>= '1' and <= '5' and var given] ? given - '0' : 0;

    /// <summary>What is told of a ticket that is gone for good: its number, and that it is.</summary>
    public TicketRow Emptied(DateTimeOffset at) => new()
    {
        Id = Id,
        Version = Version,
        Brand = Brand,
        Channel = Channel,
        ChannelKind = ChannelKind,
        Box = TicketBox.Purged,
        AssigneeMember = AssigneeMember,
        AssigneeGroup = AssigneeGroup,
        Subject = "",
        Customer = "",
        CreatedAt = CreatedAt,
        UpdatedAt = at,
        LastMessageAt = LastMessageAt,
    };

    public TicketView ToView() => new()
    {
        Id = Id.Number,
        Version = Version,
        Brand = Brand,
        Channel = new(Channel, ChannelKind),
        Box = Box,
        Subject = Subject,
        Preview = Preview,
        Status = Status,
        Importance = Importance,
        Assignee = new(AssigneeMember, AssigneeGroup),
        Tags = Tags,
        Customer = new(Customer, CustomerName, CustomerEmail),
        CustomerRating = CustomerRating,
        CreatedAt = CreatedAt,
        UpdatedAt = UpdatedAt,
        LastMessageAt = LastMessageAt,
        Messages = Messages,
        DeliveryFailed = DeliveryFailed,
        Cc = Cc,
        AdditionalInformation = AdditionalInformation,
        Language = Language,
        AddedByMail = [.. Additions.Where(added => !added.Declined).Select(added => new BroughtIn(added.Email, added.By))],
        MaybeRelated = MaybeRelated,
        SnoozeUntil = Box is TicketBox.Asleep ? SleepRules.Word(AsleepUntil) : null,
        Links = Links,
        MergedInto = MergedInto,
        BoxedAt = BoxedAt,
        Type = InquiryType,
        Stars = Stars is 0 ? null : Stars,
    };
}
