using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Oqupie.Contracts.Customers;

/// <summary>Which customers, in which order. What is null narrows nothing.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.CustomerQuery")]
public sealed record CustomerQuery
{
    /// <summary>Each word must be how a word of the name, an address or an external id begins.</summary>
    [Id(0)]
    public string? Text { get; init; }

    [Id(1)]
    public CustomerRating? Rating { get; init; }

    [Id(2)]
    public string? Tag { get; init; }

    [Id(3)]
    public bool? Blocked { get; init; }

    [Id(4)]
    public string? Brand { get; init; }

    /// <summary>A kind of channel.</summary>
    [Id(5)]
    public string? Channel { get; init; }

    [Id(6)]
    public CustomerSort Sort { get; init; }

    [Id(7)]
    public string? Cursor { get; init; }

    [Id(8)]
    public int Limit { get; init; } = 50;
}

[GenerateSerializer, Alias("oqupie.CustomerSort"), JsonConverter(typeof(CamelCaseEnum<CustomerSort>))]
public enum CustomerSort
{
    /// <summary>Who was met last.</summary>
    Newest = 0,
    Name = 1,

    /// <summary>Whose newest ticket is newest.</summary>
    LastTicket = 2,
}

/// <param name="Items">This page.</param>
/// <param name="Next">Null on the last.</param>
[GenerateSerializer, Immutable, Alias("oqupie.CustomerPage")]
public sealed record CustomerPage([property: Id(0)] ImmutableArray<CustomerInfo> Items, [property: Id(1)] string? Next);
