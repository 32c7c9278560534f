using System.Collections.Immutable;
using Oqupie.Contracts.Finders;

namespace Oqupie.WebHost.Finders;

/// <summary>A finder that was just made, with the one look at its secret.</summary>
internal sealed record NewFinderView
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string AccessKey { get; init; }

    public required bool JwtOnly { get; init; }

    public required ImmutableArray<FinderConnection> Connections { get; init; }

    public required ImmutableArray<FinderSecret> Secrets { get; init; }

    public required ImmutableSortedDictionary<string, string> Labels { get; init; }

    public required ImmutableArray<string> Hidden { get; init; }

    public required long Version { get; init; }

    /// <summary>Told this once.</summary>
    public required NewFinderSecret Secret { get; init; }

    public static NewFinderView Of(NewFinder made) => new()
    {
        Id = made.Finder.Id,
        Name = made.Finder.Name,
        AccessKey = made.Finder.AccessKey,
        JwtOnly = made.Finder.JwtOnly,
        Connections = made.Finder.Connections,
        Secrets = made.Finder.Secrets,
        Labels = made.Finder.Labels,
        Hidden = made.Finder.Hidden,
        Version = made.Finder.Version,
        Secret = made.Secret,
    };
}

/// <summary>What would become of an address that an app opens.</summary>
/// <param name="Steps">Up to the first that failed.</param>
/// <param name="Status">302, or what is answered in its place.</param>
/// <param name="Code">Why it leads nowhere; null where it leads somewhere.</param>
/// <param name="Location">The path of the page.</param>
/// <param name="Brand">Whose page.</param>
/// <param name="User">Whom it speaks of; null for nobody.</param>
/// <param name="Information">What would go along with what they ask.</param>
internal sealed record FinderTrial(
    ImmutableArray<FinderStep> Steps,
    int Status,
    string? Code,
    string? Location,
    string? Brand,
    FinderUser? User,
    ImmutableSortedDictionary<string, string> Information)
{
    public static FinderTrial Of(FinderAnswer answer) => new(
        answer.Steps,
        answer.Status,
        answer.Code,
        answer.Location,
        answer.Brand,
        answer.User,
        answer.Information.DistinctBy(pair => pair.Key, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal));
}
