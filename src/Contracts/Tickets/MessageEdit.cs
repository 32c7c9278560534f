namespace Oqupie.Contracts.Tickets;

/// <summary>A message with other words than before.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.MessageEdit")]
public sealed record MessageEdit
{
    /// <summary>The version of the message's event.</summary>
    [Id(0)]
    public required long Of { get; init; }

    /// <summary>As it is now. Its key is of this revision, so that the same edit twice is one.</summary>
    [Id(1)]
    public required InboundMessage Message { get; init; }
}

/// <summary>A message that its writer took back.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.MessageRemoval")]
public sealed record MessageRemoval
{
    /// <summary>The version of the message's event.</summary>
    [Id(0)]
    public required long Of { get; init; }

    /// <summary>The channel it came by.</summary>
    [Id(1)]
    public required string Channel { get; init; }

    /// <summary>Unique in the channel.</summary>
    [Id(2)]
    public required string Key { get; init; }

    /// <summary>The row of the intake journal that gets its fate in the same transaction.</summary>
    [Id(3)]
    public string? JournalId { get; init; }
}
