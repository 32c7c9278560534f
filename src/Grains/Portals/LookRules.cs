using Oqupie.Contracts;
using Oqupie.Contracts.Portals;

namespace Oqupie.Grains.Portals;

/// <summary>What follows from a look. Pure.</summary>
internal static class LookRules
{
    private const int HeroTextLength = 200;

    // White on this much black can be read whatever the picture shows: 4.6 to 1 on pure white.
    private const string Shade = "rgb(0 0 0/.56)";

    public static Outcome<PortalColouring> Colouring(PortalLook look)
    {
        if (WhatIsWrong(look) is { } wrong)
        {
            return wrong;
        }

        if (look.Colours is null)
        {
            var (day, night) = Themes.Of(look.Theme);
            return new PortalColouring { Sheet = $":root{{{day.Values()}}}@media(prefers-color-scheme:dark){{:root{{{night.Values()}}}}}{Hero(look)}" };
        }

        var palette = Chosen(look.Colours)!;
        return new PortalColouring
        {
            Sheet = $":root{{{palette.Values()}}}{Hero(look)}",
            Contrasts =
            [
                Contrast("text", palette.Text, palette, Palette.TextLeast, palette.ShownText),
                Contrast("linkText", palette.LinkText, palette, Palette.TextLeast, palette.ShownLink),
                Contrast("button", palette.Button, palette, Palette.ShapeLeast, palette.ShownButton),
            ],
        };
    }

    // Beside the sheet, so that it is found under the slug and under an own domain.
    private static string Hero(PortalLook look) => look.HeroImage is { } image
        ? $":root{{--hero:linear-gradient({Shade},{Shade}),url(images/{image.Sha256}) center/cover}}.hero h1,.hero p{{color:#fff}}"
        : "";

    private static PortalContrast Contrast(string name, Colour chosen, Palette palette, double least, Colour shown) =>
        new() { Colour = name, Ratio = Math.Floor(chosen.Contrast(palette.Background) * 100) / 100, Least = least, Shown = shown.ToString() };

    private static Palette? Chosen(PortalColours colours) =>
        (Colour.Parse(colours.Background), Colour.Parse(colours.Divider), Colour.Parse(colours.Button), Colour.Parse(colours.LinkText), Colour.Parse(
            colours.Text))
            is ({ } background, { } divider, { } button, { } link, { } text)
            ? new(background, divider, button, link, text)
            : null;

    private static Refusal? WhatIsWrong(PortalLook look) => look switch
    {
        _ when !PortalLook.Themes.Contains(look.Theme) =>
            Refusal.Invalid($"The theme is one of {string.Join(", ", PortalLook.Themes)}.", "look.theme", "unknown_choice"),
        { Colours: { } colours } when Chosen(colours) is null => Refusal.Invalid("A colour is written as #1b1f26.", "look.colours", "colour_shape"),
        { HeroText.Length: > HeroTextLength } => Refusal.Invalid($"This text has at most {HeroTextLength} characters.", "look.heroText", "text_too_long")
            .With("most", HeroTextLength),
        _ => null,
    };
}
