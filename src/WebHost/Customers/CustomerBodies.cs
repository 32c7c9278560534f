using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Customers;

namespace Oqupie.WebHost.Customers;

/// <summary>What of a profile shall be another; what is left out stays.</summary>
internal record CustomerProfileBody
{
    /// <summary>1 to 200 characters.</summary>
    public string? Name { get; init; }

    public CustomerRating? Rating { get; init; }

    /// <summary>All of them, at most 100.</summary>
    public ImmutableArray<string>? Tags { get; init; }

    /// <summary>Null is none, which is not the same as left out.</summary>
    public string? Language
    {
        get;
        init
        {
            field = value ?? "";
        }
    }

    /// <summary>All of them, at most 50.</summary>
    public ImmutableArray<string>? Emails { get; init; }

    /// <summary>All of them, at most 50.</summary>
    public ImmutableArray<string>? ExternalIds { get; init; }

    public CustomerChangeWish ToWish(long? expectedVersion) => new()
    {
        Name = Name,
        Rating = Rating,
        Tags = Tags,
        Language = Language,
        Emails = Emails,
        ExternalIds = ExternalIds,
        ExpectedVersion = expectedVersion,
    };
}

/// <summary>A customer to be made by hand.</summary>
internal sealed record NewCustomerBody : CustomerProfileBody
{
    /// <summary>The brand they are made for.</summary>
    public string? Brand { get; init; }
}

internal sealed record BlockBody(bool? On);

/// <param name="Into">Who remains.</param>
internal sealed record CustomerMergeBody(string? Into);

/// <param name="Merge">As the survivor's <c>mergedFrom</c> calls it.</param>
internal sealed record CustomerUnmergeBody(string? Merge);

/// <param name="Body">HTML, which is made harmless.</param>
internal sealed record CustomerMemoBody(string? Body);
