using AngleSharp.Dom;

namespace Oqupie.WebHost.Knowledge.Markdown;

/// <summary>What of an article's HTML is part of a line, and what is a block.</summary>
internal static class HtmlParts
{
    private static readonly HashSet<string> Inline = new(
        [
            "a", "abbr", "b", "bdi", "bdo", "big", "br", "cite", "code", "del", "dfn", "em", "font", "i", "img", "ins", "kbd", "mark", "q", "rp", "rt", "ruby",
            "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
        ],
        StringComparer.Ordinal);

    public static bool IsInline(INode node) => node switch
    {
        IText => true,
        IElement element => Inline.Contains(element.LocalName) && element.Children.All(IsInline),
        _ => false,
    };

    /// <summary>A tag of a line, whatever lies in it.</summary>
    public static bool IsLineTag(IElement element) => Inline.Contains(element.LocalName);

    /// <summary>Only named attributes: any other is beyond Markdown.</summary>
    public static bool HasOnly(this IElement element, params ReadOnlySpan<string> names)
    {
        foreach (var attribute in element.Attributes)
        {
            if (!names.Contains(attribute.Name))
            {
                return false;
            }
        }

        return true;
    }

    public static bool IsBlank(INode node) => node is IText text && text.Data.All(MarkdownText.IsSpace);

    /// <summary>Its children without what is only space between blocks.</summary>
    public static List<INode> Parts(this INode node) => [.. node.ChildNodes.Where(child => child is IText or IElement && !IsBlank(child))];
}
