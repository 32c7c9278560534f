using System.Collections.Immutable;
using Oqupie.Contracts.Customers;

namespace Oqupie.Grains.Customers;

/// <summary>A customer as they are kept, whoever asks.</summary>
public sealed record Customer
{
    public required CustomerId Id { get; init; }

    /// <summary>How many events there are of them; 0 for one whom intake made and nobody has changed.</summary>
    public long Version { get; init; }

    public string Name { get; init; } = "";

    /// <summary>Members gave the name, so what mails say does not go before it.</summary>
    public bool Named { get; init; }

    public CustomerRating Rating { get; init; }

    public ImmutableArray<string> Tags { get; init; } = [];

    public string? Language { get; init; }

    public bool Blocked { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Without those that were another's before a merge, if they are asked for so.</summary>
    public ImmutableArray<CustomerIdentity> Identities { get; init; } = [];
}
