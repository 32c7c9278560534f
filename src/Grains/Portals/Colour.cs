using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Oqupie.Grains.Portals;

/// <summary>A colour of a screen (sRGB), with the contrast of WCAG 2.2. Pure.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    public static readonly Colour Black = new(0, 0, 0);
    public static readonly Colour White = new(255, 255, 255);

    private const int Steps = 50;

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdefABCDEF");

    private double Luminance => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));

    public bool IsDark => Contrast(White) > Contrast(Black);

    /// <summary>"#1b1f26", in either case; null for everything else.</summary>
    public static Colour? Parse(string text) =>
        text is ['#', _, _, _, _, _, _] && !text.AsSpan(1).ContainsAnyExcept(Hex)
            ? new(Part(text, 1), Part(text, 3), Part(text, 5))
            : null;

    public double Contrast(Colour other)
    {
        var (one, two) = (Luminance, other.Luminance);
        return (Math.Max(one, two) + 0.05) / (Math.Min(one, two) + 0.05);
    }

    /// <param name="other">The colour to go to.</param>
    /// <param name="share">How far, from 0 to 1.</param>
    public Colour Towards(Colour other, double share) =>
        new(Between(Red, other.Red, share), Between(Green, other.Green, share), Between(Blue, other.Blue, share));

    /// <summary>The nearest one, on the way to black or to white, that has this contrast to each background.</summary>
    public Colour ReadableOn(double least, params Colour[] backgrounds)
    {
        var end = backgrounds[0].IsDark ? White : Black;

        for (var step = 0; step < Steps; step++)
        {
            var near = Towards(end, (double)step / Steps);

            if (near.Worst(backgrounds) >= least)
            {
                return near;
            }
        }

        return end;
    }

    public override string ToString() => $"#{Red:x2}{Green:x2}{Blue:x2}";

    private double Worst(Colour[] backgrounds)
    {
        var worst = double.MaxValue;

        foreach (var background in backgrounds)
        {
            worst = Math.Min(worst, Contrast(background));
        }

        return worst;
    }

    private static byte Part(string text, int at) => byte.Parse(text.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static byte Between(byte from, byte to, double share) => (byte)Math.Round(from + ((to - from) * share));

    private static double Linear(byte part)
    {
        var value = part / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
