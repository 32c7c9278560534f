using System.Collections.Immutable;
using Oqupie.Contracts.Files;

namespace Oqupie.Contracts.Portals;

/// <summary>What a portal looks like.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.PortalLook")]
public sealed record PortalLook
{
    /// <summary>A ready one of <see cref="Themes"/>; not heeded where there are own colours.</summary>
    [Id(0)]
    public string Theme { get; init; } = "ocean";

    /// <summary>The same by day and by night; null for those of the theme.</summary>
    [Id(1)]
    public PortalColours? Colours { get; init; }

    /// <summary>Behind the title of the front page.</summary>
    [Id(2)]
    public FileRef? HeroImage { get; init; }

    /// <summary>Under the title; a greeting in the brand's language where empty.</summary>
    [Id(3)]
    public string HeroText { get; init; } = "";

    public static readonly ImmutableArray<string> Themes = ["ocean", "forest", "sunset", "grape", "rose", "graphite"];
}

/// <summary>Own colours, each "#1b1f26".</summary>
[GenerateSerializer, Immutable, Alias("oqupie.PortalColours")]
public sealed record PortalColours
{
    [Id(0)]
    public required string Background { get; init; }

    [Id(1)]
    public required string Divider { get; init; }

    [Id(2)]
    public required string Button { get; init; }

    [Id(3)]
    public required string LinkText { get; init; }

    [Id(4)]
    public required string Text { get; init; }
}

/// <summary>What follows from a look.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.PortalColouring")]
public sealed record PortalColouring
{
    /// <summary>CSS: the values of the portal's variables, and nothing else.</summary>
    [Id(0)]
    public string Sheet { get; init; } = "";

    /// <summary>Of own colours, how well they can be told from the background; empty for a theme.</summary>
    [Id(1)]
    public ImmutableArray<PortalContrast> Contrasts { get; init; } = [];
}

/// <summary>How well a colour can be told from the background.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.PortalContrast")]
public sealed record PortalContrast
{
    /// <summary>"text", "linkText" or "button".</summary>
    [Id(0)]
    public required string Colour { get; init; }

    /// <summary>As chosen: 1 to 21, in hundredths.</summary>
    [Id(1)]
    public required double Ratio { get; init; }

    /// <summary>What WCAG 2.2 asks for (AA).</summary>
    [Id(2)]
    public required double Least { get; init; }

    /// <summary>The colour that is shown: the chosen one, or the nearest to it that can be read.</summary>
    [Id(3)]
    public required string Shown { get; init; }
}
