using System.Collections.Immutable;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Channels.Folding;

/// <summary>What of a plain text is folded away.</summary>
internal static class TextFolds
{
    /// <param name="text">With "\n" between its lines.</param>
    /// <param name="answers">Whether it answers a mail. In one that does not, only what says that it is quoted is a quote.</param>
    public static ImmutableArray<Fold> Of(string text, bool answers = true)
    {
        var lines = new List<MailLine>();
        var starts = new List<int>();

        for (var at = 0; at < text.Length;)
        {
            var next = text.IndexOf('\n', at) is >= 0 and var found ? found + 1 : text.Length;
            lines.Add(Line(text.AsSpan(at, next - at)));
            starts.Add(at);
            at = next;
        }

        starts.Add(text.Length);
        var roles = MailFolding.Of(lines, answers);
        var folds = ImmutableArray.CreateBuilder<Fold>();

        for (var i = 0; i < roles.Length;)
        {
            var end = i + 1;

            while (end < roles.Length && roles[end] == roles[i])
            {
                end++;
            }

            if (roles[i] is not LineRole.Written)
            {
                folds.Add(new(starts[i], starts[end] - starts[i], roles[i] is LineRole.Quote ? FoldKind.Quote : FoldKind.Signature));
            }

            i = end;
        }

        return folds.ToImmutable();
    }

    private static MailLine Line(ReadOnlySpan<char> line)
    {
        var bare = line.Trim(" \t\r\n\u00a0\u200b\ufeff\u3000");
        return new(bare[..Math.Min(bare.Length, MailLine.MaxText)].ToString(), bare is ['>' or '＞' or '|', ..]);
    }
}
