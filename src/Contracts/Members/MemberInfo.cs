using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Oqupie.Contracts.Members;

/// <summary>A member, as programs see one.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.MemberInfo")]
public sealed record MemberInfo
{
    [Id(0)]
    public required string Id { get; init; }

    [Id(1)]
    public required string Name { get; init; }

    /// <summary>As typed; sign-in compares it without case.</summary>
    [Id(2)]
    public required string Email { get; init; }

    [Id(3)]
    public required Role Role { get; init; }

    [Id(4)]
    public required MemberState State { get; init; }

    /// <summary>Null is every brand.</summary>
    [Id(5)]
    public ImmutableArray<string>? Brands { get; init; }

    [Id(6)]
    public ImmutableArray<string> Groups { get; init; } = [];

    /// <summary>The console's language: "ko" or "en".</summary>
    [Id(7)]
    public string Language { get; init; } = "en";

    [Id(8)]
    public required DateTimeOffset CreatedAt { get; init; }

    [Id(9)]
    public Availability Availability { get; init; } = Availability.Available;

    /// <summary>When they switched it last; when they came, for one who never did.</summary>
    [Id(10)]
    public DateTimeOffset AvailabilitySince { get; init; }
}

[GenerateSerializer, Alias("oqupie.MemberState"), JsonConverter(typeof(CamelCaseEnum<MemberState>))]
public enum MemberState
{
    Invited = 1,
    Active = 2,
}

/// <summary>What somebody wants a member to be; null leaves a part as it is.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.MemberWish")]
public sealed record MemberWish
{
    [Id(0)]
    public string? Name { get; init; }

    [Id(1)]
    public Role? Role { get; init; }

    /// <summary>Brands to serve; an empty list is every brand.</summary>
    [Id(2)]
    public ImmutableArray<string>? Brands { get; init; }

    [Id(3)]
    public ImmutableArray<string>? Groups { get; init; }

    [Id(4)]
    public string? Language { get; init; }

    [Id(5)]
    public Availability? Availability { get; init; }
}
