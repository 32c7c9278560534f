using System.Collections.Immutable;

namespace Oqupie.Contracts.Portals;

/// <summary>A brand's portal, as its settings have it. A portal that nobody has set is open and in the first theme.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.PortalSettings")]
public sealed record PortalSettings
{
    /// <summary>Grows with each change.</summary>
    [Id(0)]
    public long Version { get; init; }

    /// <summary>A portal that is off says so, and nothing else.</summary>
    [Id(1)]
    public bool On { get; init; } = true;

    /// <summary>"help.cook.example", in the letters of DNS; empty where there is none. Unique on the server.</summary>
    [Id(2)]
    public string Domain { get; init; } = "";

    [Id(3)]
    public PortalProfile Profile { get; init; } = new();

    [Id(4)]
    public PortalLook Look { get; init; } = new();

    /// <summary>Under the title of the front page.</summary>
    [Id(5)]
    public ImmutableArray<PortalLink> Buttons { get; init; } = [];

    [Id(6)]
    public PortalFooter Footer { get; init; } = new();

    /// <summary>Brands of the account whose portals say the same in other languages.</summary>
    [Id(7)]
    public ImmutableArray<string> Translations { get; init; } = [];

    /// <summary>What follows from <see cref="Look"/>.</summary>
    [Id(8)]
    public PortalColouring Colouring { get; init; } = new();
}

/// <summary>What somebody wants a portal to be; null leaves a part as it is, a part that is named is replaced whole.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.PortalWish")]
public sealed record PortalWish
{
    [Id(0)]
    public bool? On { get; init; }

    /// <summary>The brand's own; see <see cref="Brands.BrandWish.Slug"/>.</summary>
    [Id(1)]
    public string? Slug { get; init; }

    /// <summary>Empty for none.</summary>
    [Id(2)]
    public string? Domain { get; init; }

    [Id(3)]
    public PortalProfile? Profile { get; init; }

    [Id(4)]
    public PortalLook? Look { get; init; }

    [Id(5)]
    public ImmutableArray<PortalLink>? Buttons { get; init; }

    [Id(6)]
    public PortalFooter? Footer { get; init; }

    [Id(7)]
    public ImmutableArray<string>? Translations { get; init; }
}
