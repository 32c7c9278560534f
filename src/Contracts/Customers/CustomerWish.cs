using System.Collections.Immutable;

namespace Oqupie.Contracts.Customers;

/// <summary>A customer to be made by hand.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.CustomerWish")]
public sealed record CustomerWish
{
    /// <summary>The brand they are made for.</summary>
    [Id(0)]
    public required string Brand { get; init; }

    [Id(1)]
    public required CustomerChangeWish Profile { get; init; }
}

/// <summary>What of a profile shall be another; what is null stays.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.CustomerChangeWish")]
public sealed record CustomerChangeWish
{
    [Id(0)]
    public string? Name { get; init; }

    [Id(1)]
    public CustomerRating? Rating { get; init; }

    /// <summary>All of them.</summary>
    [Id(2)]
    public ImmutableArray<string>? Tags { get; init; }

    /// <summary>Empty is none.</summary>
    [Id(3)]
    public string? Language { get; init; }

    /// <summary>All of them.</summary>
    [Id(4)]
    public ImmutableArray<string>? Emails { get; init; }

    /// <summary>All of them.</summary>
    [Id(5)]
    public ImmutableArray<string>? ExternalIds { get; init; }

    /// <summary>The version that was read; null changes whatever is there.</summary>
    [Id(6)]
    public long? ExpectedVersion { get; init; }
}
