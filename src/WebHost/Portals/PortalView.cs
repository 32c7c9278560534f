using System.Collections.Immutable;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Files;
using Oqupie.Contracts.Portals;
using Oqupie.WebHost.Files;

namespace Oqupie.WebHost.Portals;

/// <summary>A portal's settings, as programs see them.</summary>
internal sealed record PortalView
{
    public required long Version { get; init; }

    public required bool On { get; init; }

    public required string Slug { get; init; }

    public required string Domain { get; init; }

    public required ProfileView Profile { get; init; }

    public required LookView Look { get; init; }

    public required ImmutableArray<PortalLink> Buttons { get; init; }

    public required PortalFooter Footer { get; init; }

    public required ImmutableArray<string> Translations { get; init; }

    public required ColouringView Colouring { get; init; }

    public static PortalView Of(PortalSettings portal, BrandInfo brand, AccountFiles files) => new()
    {
        Version = portal.Version,
        On = portal.On,
        Slug = brand.Slug,
        Domain = portal.Domain,
        Profile = new(portal.Profile.Name, Shown(portal.Profile.Logo, files), Shown(portal.Profile.Favicon, files)),
        Look = new(portal.Look.Theme, portal.Look.Colours, Shown(portal.Look.HeroImage, files), portal.Look.HeroText),
        Buttons = portal.Buttons,
        Footer = portal.Footer,
        Translations = portal.Translations,
        Colouring = ColouringView.Of(portal.Colouring),
    };

    private static UploadedFile? Shown(FileRef? file, AccountFiles files) => file is null ? null : files.Show(file);
}

internal sealed record ProfileView(string Name, UploadedFile? Logo, UploadedFile? Favicon);

internal sealed record LookView(string Theme, PortalColours? Colours, UploadedFile? HeroImage, string HeroText);

/// <param name="Sheet">CSS: the values of the portal's variables.</param>
/// <param name="Contrasts">Of own colours.</param>
internal sealed record ColouringView(string Sheet, ImmutableArray<PortalContrast> Contrasts)
{
    public static ColouringView Of(PortalColouring colouring) => new(colouring.Sheet, colouring.Contrasts);
}
