namespace Oqupie.Contracts.Tickets;

/// <summary>What the outbox says of a reply.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.DeliveryReport")]
public sealed record DeliveryReport
{
    /// <summary>The version of the reply's event.</summary>
    [Id(0)]
    public required long Reply { get; init; }

    [Id(1)]
    public required DeliveryState State { get; init; }

    /// <summary>In plain words, with the server's own answer. May hold addresses, so it is kept as content, not in the event.</summary>
    [Id(2)]
    public string? Reason { get; init; }

    /// <summary>From 1; the same state of the same attempt is told once.</summary>
    [Id(3)]
    public int Attempt { get; init; }

    /// <summary>Of a reply that was sent: who of those in copy was refused, with the server's words; null where all were taken.</summary>
    [Id(4)]
    public string? NotTo { get; init; }
}

/// <summary>What the other side says of a reply it had taken.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.DeliveryReceipt")]
public sealed record DeliveryReceipt
{
    /// <summary>The outbox entry that carried the reply.</summary>
    [Id(0)]
    public required string Outbox { get; init; }

    [Id(1)]
    public required DeliveryState State { get; init; }

    /// <summary>In plain words; null where the state says enough.</summary>
    [Id(2)]
    public string? Reason { get; init; }

    /// <summary>It only says this of the reply, and moves nothing; the state is of no account then.</summary>
    [Id(3)]
    public DeliveryNote? Note { get; init; }
}

/// <summary>What a mail server reports of a reply it had taken.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.BounceReport")]
public sealed record BounceReport
{
    /// <summary>The outbox entry that carried the reply, as its Message-ID says.</summary>
    [Id(0)]
    public required string Outbox { get; init; }

    /// <summary>In plain words, with the server's own.</summary>
    [Id(1)]
    public required string Reason { get; init; }
}
