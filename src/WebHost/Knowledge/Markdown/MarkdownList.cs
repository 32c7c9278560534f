using System.Globalization;
using AngleSharp.Dom;

namespace Oqupie.WebHost.Knowledge.Markdown;

/// <summary>Lists, numbered ones with where they begin, and what lies in their items.</summary>
internal static class MarkdownList
{
    /// <summary>Null for what is more than a list of items.</summary>
    /// <param name="list">A ul or ol.</param>
    /// <param name="isOther">With the other sign, because a list of the same kind stands right before it.</param>
    /// <param name="writer">Of what lies in the items.</param>
    public static string? Of(IElement list, bool isOther, MarkdownWriter writer)
    {
        var items = list.Parts();
        var isNumbered = list.LocalName is "ol";

        if (items.Count is 0 || !items.TrueForAll(item => item is IElement { LocalName: "li" } li && li.HasOnly())
            || !list.HasOnly(isNumbered ? ["start"] : []))
        {
            return null;
        }

        if (!int.TryParse(list.GetAttribute("start") ?? "1", NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > 900_000_000)
        {
            return null;
        }

        var written = new List<string>();

        foreach (var item in items)
        {
            written.Add(Item(isNumbered ? $"{number++}{(isOther ? ')' : '.')}" : isOther ? "*" : "-", item, writer));
        }

        return string.Join(written.Exists(item => item.Contains("\n\n", StringComparison.Ordinal)) ? "\n\n" : "\n", written);
    }

    private static string Item(string sign, INode item, MarkdownWriter writer)
    {
        var blocks = item.Parts() is [IElement { LocalName: "p", ChildNodes.Length: 0 } empty] && empty.HasOnly() ? [] : writer.Blocks(item);

        if (blocks.Count is 0)
        {
            return sign;
        }

        // A plain list right below a line of text needs no blank one.
        var isClose = blocks.Count is 2 && item.Parts() is [.., IElement { LocalName: "ul" }] && blocks[1].StartsWith("- ", StringComparison.Ordinal)
            && !blocks[0].StartsWith('<');
        var indent = new string(' ', sign.Length + 1);
        var lines = string.Join(isClose ? "\n" : "\n\n", blocks).Split('\n');
        return $"{sign} {string.Join('\n', lines.Select((line, i) => i is 0 || line.Length is 0 ? line : indent + line))}";
    }
}
