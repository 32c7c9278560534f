using Oqupie.Channels.Folding;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Channels.Tests.Folding;

/// <summary>A text in parts, as a reader gets it.</summary>
internal static class Folded
{
    public static List<(string Text, bool Folded)> Parts(string text)
    {
        var parts = new List<(string, bool)>();
        var at = 0;

        foreach (var fold in TextFolds.Of(text))
        {
            parts.Add((text[at..fold.Start], false));
            parts.Add((text.Substring(fold.Start, fold.Length), true));
            at = fold.Start + fold.Length;
        }

        parts.Add((text[at..], false));
        return parts;
    }

    public static string Written(string text) => string.Concat(Parts(text).Where(part => !part.Folded).Select(part => part.Text)).Trim();

    public static string Kinds(string text) => string.Join(' ', TextFolds.Of(text).Select(fold => fold.Kind is FoldKind.Quote ? "quote" : "signature"));
}
