using System.Collections.Immutable;
using Oqupie.Contracts.Files;

namespace Oqupie.Contracts.Portals;

/// <summary>Who speaks on a portal.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.PortalProfile")]
public sealed record PortalProfile
{
    /// <summary>The brand's name where empty.</summary>
    [Id(0)]
    public string Name { get; init; } = "";

    /// <summary>A picture that was checked and holds nothing but what is seen.</summary>
    [Id(1)]
    public FileRef? Logo { get; init; }

    /// <inheritdoc cref="Logo"/>
    [Id(2)]
    public FileRef? Favicon { get; init; }
}

/// <summary>A word that leads somewhere, by http or https.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.PortalLink")]
public sealed record PortalLink
{
    [Id(0)]
    public required string Label { get; init; }

    [Id(1)]
    public required string Address { get; init; }
}

/// <summary>The end of each page.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.PortalFooter")]
public sealed record PortalFooter
{
    /// <summary>Plain text; its lines are kept.</summary>
    [Id(0)]
    public string Text { get; init; } = "";

    [Id(1)]
    public ImmutableArray<PortalLink> Links { get; init; } = [];

    /// <summary>What the list of further links is called; none is shown where empty.</summary>
    [Id(2)]
    public string MenuLabel { get; init; } = "";

    [Id(3)]
    public ImmutableArray<PortalLink> Menu { get; init; } = [];
}
