using Oqupie.Contracts.Portals;
using Oqupie.Grains.Portals;
using static Oqupie.Grains.Tests.TheOutcome;

namespace Oqupie.Grains.Tests.Portals;

public sealed class LookRulesTests
{
    private static readonly PortalColours Own = new()
    {
        Background = "#ffffff",
        Divider = "#dddddd",
        Button = "#0a58ca",
        LinkText = "#0a58ca",
        Text = "#222222",
    };

    [Theory]
    [InlineData("#000000", "#ffffff", 21)]
    [InlineData("#777777", "#ffffff", 4.478)]
    [InlineData("#ff0000", "#ffffff", 3.998)]
    public void Contrast_is_that_of_WCAG(string one, string other, double ratio) =>
        Assert.Equal(ratio, Colour.Parse(one)!.Value.Contrast(Colour.Parse(other)!.Value), 0.001);

    [Theory]
    [InlineData("#ffffff", "#fefefe")]
    [InlineData("#000000", "#111111")]
    [InlineData("#808080", "#808080")]
    [InlineData("#ffff00", "#ffffff")]
    public void A_text_that_cannot_be_read_is_moved_until_it_can(string background, string text)
    {
        var look = new PortalLook { Colours = Own with { Background = background, Text = text, LinkText = text, Button = text } };

        var contrasts = Done(LookRules.Colouring(look)).Contrasts;

        Assert.All(
            contrasts,
            contrast => Assert.True(Colour.Parse(contrast.Shown)!.Value.Contrast(Colour.Parse(background)!.Value) >= contrast.Least, contrast.ToString()));
    }

    [Fact]
    public void A_text_that_can_be_read_stays_as_it_was_chosen()
    {
        var contrast = Done(LookRules.Colouring(new() { Colours = Own })).Contrasts[0];

        Assert.Equal(("text", "#222222", 15.9), (contrast.Colour, contrast.Shown, contrast.Ratio));
    }

    [Fact]
    public void Every_ready_theme_can_be_read_by_day_and_by_night() => Assert.All(PortalLook.Themes, name =>
    {
        var (day, night) = Themes.Of(name);
        Assert.All(
            [day, night],
            palette => Assert.Equal((palette.Text, palette.LinkText, palette.Button), (palette.ShownText, palette.ShownLink, palette.ShownButton)));
    });

    [Theory]
    [InlineData("red")]
    [InlineData("#fff")]
    [InlineData("#12345g")]
    [InlineData("#ffffff;}")]
    [InlineData("")]
    public void What_is_no_colour_does_not_get_into_the_sheet(string colour) =>
        Assert.Equal("look.colours", Refused(LookRules.Colouring(new() { Colours = Own with { Text = colour } })).Field);

    [Fact]
    public void An_unknown_theme_is_refused() => Assert.Equal("look.theme", Refused(LookRules.Colouring(new() { Theme = "}" })).Field);
}
