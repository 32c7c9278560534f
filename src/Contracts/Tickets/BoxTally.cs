namespace Oqupie.Contracts.Tickets;

/// <summary>How many tickets of a brand are assigned alike, in the boxes that show a number. What anybody's boxes hold is a sum of these.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.BoxTally")]
public sealed record BoxTally
{
    [Id(0)]
    public required string Brand { get; init; }

    [Id(1)]
    public string? Member { get; init; }

    [Id(2)]
    public string? Group { get; init; }

    /// <summary>Those that are not completed.</summary>
    [Id(3)]
    public int Open { get; init; }

    /// <summary>Of the open ones.</summary>
    [Id(4)]
    public int GooglePlay { get; init; }

    [Id(5)]
    public int Blocked { get; init; }

    [Id(6)]
    public int Deleted { get; init; }

    [Id(70)]
    public int Asleep { get; init; }
}
