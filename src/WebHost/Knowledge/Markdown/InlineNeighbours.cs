using AngleSharp.Dom;

namespace Oqupie.WebHost.Knowledge.Markdown;

/// <summary>Whether signs of emphasis are read as such depends on what stands on both sides of them. In doubt they are not.</summary>
internal static class InlineNeighbours
{
    /// <summary>Whether a sign is read between what is outside of it and what is inside.</summary>
    public static bool Opens(char sign, char outside, char inside) =>
        inside != sign && outside != sign && !char.IsWhiteSpace(inside)
        && (IsEdge(outside) || (char.IsLetterOrDigit(inside) && (sign is not '_' || IsAsciiSign(outside))));

    /// <summary>What will be written behind the element, as far as it matters: NUL where the line's part ends.</summary>
    public static char After(INode node)
    {
        var next = node.NextSibling;

        while (next is IText { Data.Length: 0 } or IComment)
        {
            next = next.NextSibling;
        }

        return next switch
        {
            IText text when MarkdownText.IsSpace(text.Data[0]) && HtmlParts.IsBlank(text) && text.NextSibling is null && !IsWithinLine(node.Parent) => '\0',
            IText text => text.Data[0],
            IElement element => HtmlParts.IsInline(element) ? First(element.LocalName) : '\0',
            _ => node.Parent is IElement parent && IsWithinLine(parent) ? Last(parent.LocalName) : '\0',
        };
    }

    private static bool IsWithinLine(INode? parent) => parent is IElement element && HtmlParts.IsInline(element);

    private static bool IsEdge(char c) => c is '\0' or ' ' or '\n' or '\t';

    private static bool IsAsciiSign(char c) => char.IsAscii(c) && (char.IsPunctuation(c) || char.IsSymbol(c));

    private static char First(string tag) => tag switch
    {
        "br" => '\n',
        "strong" or "b" => '*',
        "em" or "i" => '_',
        "s" or "del" or "strike" => '~',
        "code" => '`',
        "a" or "img" => '[',
        _ => '<',
    };

    private static char Last(string tag) => First(tag) is '[' ? ']' : First(tag);
}
