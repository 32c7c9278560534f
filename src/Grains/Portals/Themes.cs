using System.Collections.Frozen;

namespace Oqupie.Grains.Portals;

/// <summary>The ready looks: one palette for the day and one for the night.</summary>
internal static class Themes
{
    private static readonly FrozenDictionary<string, (Palette Day, Palette Night)> All = new Dictionary<string, (Palette, Palette)>(StringComparer.Ordinal)
    {
        ["ocean"] = (Day("#ffffff", "#2450d8", "#1b1f26"), Night("#14161a", "#93adff")),
        ["forest"] = (Day("#fdfefc", "#1c6b4a", "#19241e"), Night("#121714", "#74cfa2")),
        ["sunset"] = (Day("#fffdfa", "#b8450f", "#2a1f19"), Night("#191512", "#ffab7a")),
        ["grape"] = (Day("#fefdff", "#6b34c4", "#211b2b"), Night("#17141c", "#c3a5ff")),
        ["rose"] = (Day("#fffcfd", "#b3265e", "#2a1a21"), Night("#1a1316", "#ff9dbf")),
        ["graphite"] = (Day("#ffffff", "#30363f", "#17191d"), Night("#131417", "#c9ced8")),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static (Palette Day, Palette Night) Of(string theme) => All[theme];

    private static Palette Day(string background, string accent, string text) => Made(background, accent, text, 0.12);

    private static Palette Night(string background, string accent) => Made(background, accent, "#e7e9ed", 0.16);

    private static Palette Made(string background, string accent, string text, double divider)
    {
        var (ground, tone, ink) = (Colour.Parse(background)!.Value, Colour.Parse(accent)!.Value, Colour.Parse(text)!.Value);
        return new(ground, ground.Towards(ink, divider), tone, tone, ink);
    }
}
