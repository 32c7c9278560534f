using System.Collections.Immutable;
using System.Text.Json;
using Oqupie.Contracts.Finders;

namespace Oqupie.WebHost.Finders;

/// <summary>A finder that shall be made.</summary>
internal sealed record NewFinderBody
{
    public string? Name { get; init; }
}

/// <summary>What a finder shall be; what is left out stays.</summary>
internal sealed record FinderBody
{
    public string? Name { get; init; }

    public bool? JwtOnly { get; init; }

    /// <summary>All of them, in order.</summary>
    public ImmutableArray<ConnectionBody?>? Connections { get; init; }

    /// <summary>All of them: what members read in place of a key.</summary>
    public Dictionary<string, string?>? Labels { get; init; }

    /// <summary>All of them.</summary>
    public ImmutableArray<string?>? Hidden { get; init; }

    public FinderChange ToChange(long? expectedVersion) => new()
    {
        Name = Name,
        JwtOnly = JwtOnly,
        Connections = Connections is { } connections ? [.. connections.Select(one => (one ?? new()).ToConnection())] : null,
        Labels = Labels?.ToImmutableSortedDictionary(label => label.Key, label => label.Value ?? "", StringComparer.Ordinal),
        Hidden = Hidden is { } hidden ? [.. hidden.Select(key => key ?? "")] : null,
        ExpectedVersion = expectedVersion,
    };
}

internal sealed record ConnectionBody
{
    /// <summary>Null where it is new.</summary>
    public string? Id { get; init; }

    public string? Brand { get; init; }

    public ImmutableArray<string?>? Keys { get; init; }

    public LandingBody? Landing { get; init; }

    public bool Default { get; init; }

    public FinderConnection ToConnection() => new()
    {
        Id = Id,
        Brand = Brand ?? "",
        Keys = Keys is { } keys ? [.. keys.Select(key => key ?? "")] : [],
        Landing = Landing?.ToLanding() ?? new(LandingPage.Home, null),
        Default = Default,
    };
}

internal sealed record LandingBody
{
    /// <summary>None of the pages there are.</summary>
    private const LandingPage Unknown = (LandingPage)(-1);

    /// <summary>"home", "request", "notices", "category" or "article".</summary>
    public string? Page { get; init; }

    public string? Id { get; init; }

    public FinderLanding ToLanding() => new(
        Enum.GetValues<LandingPage>().Where(page => JsonNamingPolicy.CamelCase.ConvertName(page.ToString()) == Page).DefaultIfEmpty(Unknown).First(),
        Id);
}

internal sealed record FinderTrialBody
{
    /// <summary>As an app would open it, with its query.</summary>
    public string? Url { get; init; }
}
