using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Oqupie.Contracts.Customers;

/// <summary>
/// Reads customers for whoever may: those of a brand are there for who serves it. A customer is of the brands in which they have tickets. A stateless worker;
/// the key is an account.
/// </summary>
[Alias("oqupie.ICustomersGrain")]
public interface ICustomersGrain : IGrainWithStringKey
{
    /// <param name="customer">Who.</param>
    /// <param name="brands">Those that the asker serves; null is every brand.</param>
    /// <param name="cancellationToken">Whether to go on.</param>
    [Alias("ReadFor")]
    Task<Outcome<CustomerInfo>> Read(string customer, ImmutableArray<string>? brands, CancellationToken cancellationToken);

    /// <summary>Those known by this address; none or one.</summary>
    [Alias("ByEmailFor")]
    Task<ImmutableArray<CustomerInfo>> ByEmail(string email, ImmutableArray<string>? brands, CancellationToken cancellationToken);

    /// <summary>What a blocked customer opens from then on lies in the blocked box, and is answered by nobody by itself. Of those who are seen.</summary>
    [Alias("Block")]
    Task<Outcome<CustomerInfo>> Block(string customer, bool on, ImmutableArray<string>? brands, CancellationToken cancellationToken);
}

/// <summary>A customer, as programs see one.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.CustomerInfo")]
public sealed record CustomerInfo
{
    [Id(0)]
    public required string Id { get; init; }

    [Id(1)]
    public required string Name { get; init; }

    [Id(2)]
    public ImmutableArray<string> Emails { get; init; } = [];

    [Id(3)]
    public ImmutableArray<string> ExternalIds { get; init; } = [];

    [Id(4)]
    public CustomerRating Rating { get; init; }

    [Id(5)]
    public ImmutableArray<string> Tags { get; init; } = [];

    [Id(6)]
    public bool Blocked { get; init; }

    [Id(7)]
    public required DateTimeOffset CreatedAt { get; init; }
}

[GenerateSerializer, Alias("oqupie.CustomerRating"), JsonConverter(typeof(CamelCaseEnum<CustomerRating>))]
public enum CustomerRating
{
    General = 0,
    Vip = 1,
    Vvip = 2,
    Malicious = 3,
}
