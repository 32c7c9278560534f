using System.Text;
using System.Text.RegularExpressions;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Tickets;

/// <summary>Counts a reply as the other side will. Pure.</summary>
internal static partial class ReplyLength
{
    private const int WeightOfAddress = 23; // However long: X puts one of its own in its place.

    public static int Of(string text, ReplyCounter counter) => counter switch
    {
        ReplyCounter.Utf16 => text.Length,
        ReplyCounter.Bytes => Encoding.UTF8.GetByteCount(text),
        ReplyCounter.Weighted => Weighted(text),
        _ => text.EnumerateRunes().Count(),
    };

    // twitter-text, configuration v3: NFC; most of the alphabets of Europe weigh 1, everything else 2, a picture of several characters 2 as a whole.
    private static int Weighted(string text)
    {
        var composed = text.Normalize();
        var addresses = Addresses().Matches(composed);
        var weight = addresses.Count * WeightOfAddress;
        var from = 0;

        foreach (Match address in addresses)
        {
            weight += WordsWeight(composed[from..address.Index]);
            from = address.Index + address.Length;
        }

        return weight + WordsWeight(composed[from..]);
    }

    private static int WordsWeight(string text)
    {
        var weight = 0;
        var elements = System.Globalization.StringInfo.GetTextElementEnumerator(text);

        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            weight += IsPicture(element) ? 2 : element.EnumerateRunes().Sum(rune => IsLight(rune.Value) ? 1 : 2);
        }

        return weight;
    }

    private static bool IsPicture(string element) =>
        Rune.GetRuneAt(element, 0).Value >= 0x1F000
        || element.Contains('\uFE0F', StringComparison.Ordinal)
        || element.Contains('\u20E3', StringComparison.Ordinal);

    private static bool IsLight(int rune) => rune is <= 0x10FF or (>= 0x2000 and <= 0x200D) or (>= 0x2010 and <= 0x201F) or (>= 0x2032 and <= 0x2037);

    [GeneratedRegex(@"https?://[^\s]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Addresses();
}
