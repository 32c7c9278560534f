using System.Buffers;
using System.Text;

namespace Oqupie.WebHost.Knowledge.Markdown;

/// <summary>The second half of a link or picture.</summary>
internal static class MarkdownLink
{
    private static readonly SearchValues<char> Bounded = SearchValues.Create(" ()<>\t");
    private static readonly SearchValues<char> NoAuto = SearchValues.Create(" <>\\|&\t\n");

    public static void End(StringBuilder to, string address, string? title, bool inTable)
    {
        to.Append("](");
        var isBare = address.Length > 0 && !address.AsSpan().ContainsAny(Bounded);

        if (!isBare)
        {
            to.Append('<');
        }

        Append(to, address, isBare ? "\\" : "\\<>", inTable);

        if (!isBare)
        {
            to.Append('>');
        }

        if (title is not null)
        {
            to.Append(" \"");
            Append(to, MarkdownText.OneSpaced(title), "\\\"", inTable);
            to.Append('"');
        }

        to.Append(')');
    }

    /// <summary>Whether it may stand between angle brackets, as its own text.</summary>
    public static bool IsAuto(string address) =>
        (address.StartsWith("https://", StringComparison.Ordinal) || address.StartsWith("http://", StringComparison.Ordinal))
        && !address.AsSpan().ContainsAny(NoAuto);

    private static void Append(StringBuilder to, string text, string special, bool inTable)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];

            if (c is '\n' or '\r')
            {
                continue;
            }

            if (special.Contains(c, StringComparison.Ordinal) || (c is '|' && inTable))
            {
                to.Append('\\');
            }

            to.Append(c is '&' && MarkdownText.IsEntity(text.AsSpan(i)) ? "&amp;" : c.ToString());
        }
    }
}
