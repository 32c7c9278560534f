using System.Collections.Immutable;
using Oqupie.Contracts.Portals;

namespace Oqupie.WebHost.Portals;

/// <summary>What a portal shall be; what is left out stays, a part that is named is replaced whole.</summary>
internal sealed record PortalBody
{
    public bool? On { get; init; }

    public string? Slug { get; init; }

    /// <summary>Empty for none.</summary>
    public string? Domain { get; init; }

    public ProfileBody? Profile { get; init; }

    public LookBody? Look { get; init; }

    public ImmutableArray<PortalLink>? Buttons { get; init; }

    public PortalFooter? Footer { get; init; }

    public ImmutableArray<string>? Translations { get; init; }
}

/// <param name="Name">The brand's where empty.</param>
/// <param name="Logo">The id of an uploaded file; null for none.</param>
/// <param name="Favicon">The id of an uploaded file; null for none.</param>
internal sealed record ProfileBody(string Name = "", string? Logo = null, string? Favicon = null);

internal sealed record LookBody
{
    public string Theme { get; init; } = "ocean";

    public PortalColours? Colours { get; init; }

    /// <summary>The id of an uploaded file; null for none.</summary>
    public string? HeroImage { get; init; }

    public string HeroText { get; init; } = "";
}
