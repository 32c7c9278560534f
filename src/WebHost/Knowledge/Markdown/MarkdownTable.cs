using AngleSharp.Dom;

namespace Oqupie.WebHost.Knowledge.Markdown;

/// <summary>Tables of one line a cell, with a row of headings; others stay HTML.</summary>
internal static class MarkdownTable
{
    public static string? Of(IElement table, MarkdownWriter writer)
    {
        if (!table.HasOnly() || table.QuerySelector("caption, [span], col[style], col[width], tfoot") is not null
            || !table.Children.All(child => child.HasOnly()))
        {
            return null;
        }

        var rows = table.QuerySelectorAll("tr").Where(row => row.Closest("table") == table).Select(row => row.Children.ToList()).ToList();

        if (rows is not [{ Count: > 0 } head, ..] || !head.TrueForAll(cell => cell.LocalName is "th")
            || rows.Exists(row => row.Count != head.Count) || rows.Skip(1).Any(row => row.Exists(cell => cell.LocalName is not "td")))
        {
            return null;
        }

        var written = new List<string>();

        foreach (var row in rows)
        {
            var cells = row.ConvertAll(cell => Cell(cell, writer));

            if (cells.Contains(null))
            {
                return null;
            }

            written.Add($"| {string.Join(" | ", cells)} |");
        }

        written.Insert(1, $"|{string.Concat(head.Select(_ => " --- |"))}");
        return string.Join('\n', written);
    }

    private static string? Cell(IElement cell, MarkdownWriter writer)
    {
        if (!cell.HasOnly("colspan", "rowspan") || cell.Attributes.Any(attribute => attribute.Value is not "1"))
        {
            return null;
        }

        var line = cell.Parts() is [IElement { LocalName: "p" } only] && only.HasOnly() ? only : cell;

        if (!line.ChildNodes.All(HtmlParts.IsInline) || line.Parts() is [IElement { LocalName: "img" }])
        {
            return null;
        }

        var text = writer.Line(line.ChildNodes, inTable: true);
        return text.Replace("\\|", "", StringComparison.Ordinal).Contains('|', StringComparison.Ordinal) ? null : text;
    }
}
