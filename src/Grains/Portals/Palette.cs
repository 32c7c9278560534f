namespace Oqupie.Grains.Portals;

/// <summary>The five colours that somebody chooses. Pure.</summary>
internal sealed record Palette(Colour Background, Colour Divider, Colour Button, Colour LinkText, Colour Text)
{
    /// <summary>WCAG 2.2 AA of text, and of what is told apart by its colour alone.</summary>
    public const double TextLeast = 4.5;

    /// <inheritdoc cref="TextLeast"/>
    public const double ShapeLeast = 3;

    private const string CalmByDay =
        "--info:#e8f0ff;--good:#e5f6ec;--warn:#fff4d9;--bad:#fdeaea;--info-edge:#2450d8;--good-edge:#18794e;--warn-edge:#946800;--bad-edge:#c0312b";
    private const string CalmByNight =
        "--info:#1b2540;--good:#16291f;--warn:#2e2610;--bad:#331c1c;--info-edge:#93adff;--good-edge:#5fc992;--warn-edge:#e0b13c;--bad-edge:#f28b82";

    private Colour Sunken => Background.Towards(Text, 0.05);

    private Colour Tinted => Background.Towards(ShownButton, Background.IsDark ? 0.2 : 0.1);

    public Colour ShownText => Text.ReadableOn(TextLeast, Background, Sunken, Background.Towards(Button, 0.2));

    public Colour ShownLink => LinkText.ReadableOn(TextLeast, Background, Sunken);

    public Colour ShownButton => Button.ReadableOn(ShapeLeast, Background);

    /// <summary>The values of the portal's variables; texts are moved towards black or white until they can be read.</summary>
    public string Values()
    {
        var text = ShownText;
        var quiet = text.Towards(Background, 0.35).ReadableOn(TextLeast, Background, Sunken, Tinted);
        var label = ShownButton.IsDark ? Colour.White : Colour.Black;
        return $"color-scheme:{(Background.IsDark ? "dark" : "light")};--ground:{Background};--raised:{Background};--sunken:{Sunken};--line:{Divider};"
        + $"--text:{text};--quiet:{quiet};"
            + $"--link:{ShownLink};--accent:{ShownButton};--on-accent:{label};--hero:linear-gradient(160deg,{Tinted},{Background});"
            + (Background.IsDark ? CalmByNight : CalmByDay);
    }
}
