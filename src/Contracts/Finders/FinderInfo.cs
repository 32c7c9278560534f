using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Oqupie.Contracts.Finders;

/// <summary>What sends an app's users to the right portal (PORTAL-FINDER.md), as programs see it.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.FinderInfo")]
public sealed record FinderInfo
{
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>For members; unique within the account.</summary>
    [Id(1)]
    public required string Name { get; init; }

    /// <summary>16 lower-case hex characters, unique on the server. It selects the finder and opens nothing.</summary>
    [Id(2)]
    public required string AccessKey { get; init; }

    /// <summary>Takes no secret in an address.</summary>
    [Id(3)]
    public bool JwtOnly { get; init; } = true;

    [Id(4)]
    public ImmutableArray<FinderConnection> Connections { get; init; } = [];

    /// <summary>One or two, the older one first; what they are is told once, when they are made.</summary>
    [Id(5)]
    public ImmutableArray<FinderSecret> Secrets { get; init; } = [];

    /// <summary>What members read in place of a key.</summary>
    [Id(6)]
    public ImmutableSortedDictionary<string, string> Labels { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Keys that members do not want to see.</summary>
    [Id(7)]
    public ImmutableArray<string> Hidden { get; init; } = [];

    /// <summary>Rises by one with each change.</summary>
    [Id(8)]
    public required long Version { get; init; }
}

/// <summary>Which keys lead where.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.FinderConnection")]
public sealed record FinderConnection
{
    /// <summary>Of its own; null where it is new.</summary>
    [Id(0)]
    public string? Id { get; init; }

    /// <summary>As in addresses.</summary>
    [Id(1)]
    public required string Brand { get; init; }

    /// <summary>1 to 3; the order matters.</summary>
    [Id(2)]
    public ImmutableArray<string> Keys { get; init; } = [];

    [Id(3)]
    public FinderLanding Landing { get; init; } = new(LandingPage.Home, null);

    /// <summary>Taken where no keys match; one at most.</summary>
    [Id(4)]
    public bool Default { get; init; }
}

/// <param name="Page">Of the portal.</param>
/// <param name="Id">Which category or article; of <see cref="LandingPage.Request"/> the type, or null; null elsewhere.</param>
[GenerateSerializer, Immutable, Alias("oqupie.FinderLanding")]
public sealed record FinderLanding([property: Id(0)] LandingPage Page, [property: Id(1)] string? Id);

[GenerateSerializer, Alias("oqupie.LandingPage"), JsonConverter(typeof(CamelCaseEnum<LandingPage>))]
public enum LandingPage
{
    Home = 0,
    Request = 1,
    Notices = 2,
    Category = 3,
    Article = 4,
}

/// <param name="Id">Not the secret.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="LastUsedAt">To the minute; null where nobody has used it.</param>
[GenerateSerializer, Immutable, Alias("oqupie.FinderSecret")]
public sealed record FinderSecret(
    [property: Id(0)] string Id, [property: Id(1)] DateTimeOffset CreatedAt, [property: Id(2)] DateTimeOffset? LastUsedAt);

/// <summary>A secret that was just made. Nobody is told it again.</summary>
/// <param name="Id">Names it from now on.</param>
/// <param name="Secret">32 lower-case hex characters.</param>
[GenerateSerializer, Immutable, Alias("oqupie.NewFinderSecret")]
public sealed record NewFinderSecret([property: Id(0)] string Id, [property: Id(1)] string Secret);

/// <param name="Finder">As it is.</param>
/// <param name="Secret">Its first.</param>
[GenerateSerializer, Immutable, Alias("oqupie.NewFinder")]
public sealed record NewFinder([property: Id(0)] FinderInfo Finder, [property: Id(1)] NewFinderSecret Secret);
