using System.Buffers;
using Markdig;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Oqupie.WebHost.Knowledge.Markdown;

/// <summary>
/// Leaves a paragraph that has more signs in it than anybody writes as the text it is. The parser keeps every sign that may begin something until it knows
/// whether it does, and looks at all it keeps for the next. So what a paragraph costs grows with the square of its signs; with a bound on those, what a text
/// costs grows with its length.
/// </summary>
internal static class SignBounds
{
    /// <summary>Signs of one paragraph, heading or table. A table of a thousand rows with a link in each has as many.</summary>
    public const int Most = 2000;

    /// <summary>The parser fills the rows of a table up to the widest; to more than so many times what is there, nobody means a table.</summary>
    private const int MostFilled = 4;

    private const int FewCells = 10_000;

    private static readonly SearchValues<char> Signs = SearchValues.Create("*_~[<:");

    public static MarkdownPipelineBuilder UseSignBounds(this MarkdownPipelineBuilder dialect)
    {
        foreach (var parser in dialect.BlockParsers)
        {
            parser.Closed += Bound;
        }

        return dialect;
    }

    /// <summary>How many signs the parser was left with.</summary>
    public static int KeptIn(LeafBlock leaf) => leaf.GetData(typeof(SignBounds)) is int kept ? kept : 0;

    private static void Bound(BlockProcessor processor, Block block)
    {
        if (block is not LeafBlock { ProcessInlines: true } leaf)
        {
            return;
        }

        var signs = 0;
        var (bars, widest) = (0, 0);

        foreach (var line in leaf.Lines.Lines.AsSpan(0, leaf.Lines.Count))
        {
            var text = line.Slice.AsSpan();
            signs += CountIn(text);
            bars += text.Count('|');
            widest = Math.Max(widest, text.Count('|'));
        }

        if (signs > Most || (long)widest * leaf.Lines.Count > (MostFilled * (long)bars) + FewCells)
        {
            leaf.ProcessInlines = false;
        }
        else
        {
            leaf.SetData(typeof(SignBounds), signs);
        }
    }

    private static int CountIn(ReadOnlySpan<char> line)
    {
        var count = 0;

        for (var at = line.IndexOfAny(Signs); at >= 0;)
        {
            count += Counts(line[at], at > 0 ? line[at - 1] : ' ', at + 1 < line.Length ? line[at + 1] : ' ') ? 1 : 0;
            var next = line[(at + 1)..].IndexOfAny(Signs);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return count;
    }

    // A run of signs is one; a sign within a word is one only where it may be emphasis; of tags only those that end nowhere are looked for again and again.
    private static bool Counts(char sign, char before, char after) => sign switch
    {
        '<' => after is '!' or '?',
        ':' => after is '/',
        '[' => true,
        '_' => before is not '_' && !(char.IsAsciiLetterOrDigit(before) && char.IsAsciiLetterOrDigit(after)),
        _ => before != sign,
    };
}
