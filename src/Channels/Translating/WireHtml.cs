namespace Oqupie.Channels.Translating;

/// <summary>Words as HTML has them, with all letters as they are: a provider counts each, and reads "&amp;#252;" worse than "ü". Pure.</summary>
internal static class WireHtml
{
    public static string Of(string words) => words
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);
}
