using System.Text;

namespace Oqupie.Channels.Email.Reading;

/// <summary>
/// Text of RFC 3676 with its lines as they were written: one that ends in a blank goes on in the next of the same depth of quotes. The line above a signature
/// and an empty one never do, whatever stands around them.
/// </summary>
internal static class FlowedLines
{
    /// <param name="text">With "\n" between its lines.</param>
    /// <param name="deleteSpace">The blank that a line goes on by is none of the text's (<c>delsp=yes</c>).</param>
    public static string Join(string text, bool deleteSpace)
    {
        var made = new StringBuilder(text.Length);
        var goesOn = -1; // The depth of the line that goes on; below zero where none does.

        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan(range).TrimEnd('\r');
            var depth = line.Length - line.TrimStart('>').Length;
            var said = line[depth..];
            said = said is [' ', ..] ? said[1..] : said; // Space-stuffed (§4.4).
            var isFixed = said is not [.., ' '] || said is "-- ";

            if (goesOn != depth || said.Length is 0 || said is "-- ")
            {
                made.Append(made.Length > 0 || range.Start.Value > 0 ? "\n" : "");
                made.Append('>', depth).Append(depth > 0 && said.Length > 0 ? " " : "");
            }

            made.Append(deleteSpace && !isFixed ? said[..^1] : said);
            goesOn = isFixed ? -1 : depth;
        }

        return made.ToString();
    }
}
