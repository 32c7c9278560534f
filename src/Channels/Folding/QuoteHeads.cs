namespace Oqupie.Channels.Folding;

/// <summary>Finds what mail programs put above an earlier mail: "On Monday Kim wrote:", "-----Original Message-----", From, Sent, To and Subject.</summary>
internal sealed class QuoteHeads(IReadOnlyList<MailLine> lines, bool answers)
{
    /// <summary>How many lines from here on say that an earlier mail follows; 0 for none.</summary>
    public int LengthAt(int i)
    {
        if (lines[i].Hint is LineHint.Attribution or LineHint.EarlierMail)
        {
            var end = i + 1;

            while (end < lines.Count && lines[end].Hint == lines[i].Hint)
            {
                end++;
            }

            return Math.Max(end - i, HeaderBlock.LengthAt(lines, i));
        }

        // What divides goes with the headers below it.
        if (Divider.IsDivider(lines[i].Text))
        {
            var below = Below(i);
            return below - i + HeaderBlock.LengthAt(lines, below, announced: true) is var length && length > below - i ? length : answers ? 1 : 0;
        }

        if (Divider.IsLine(lines[i].Text))
        {
            var below = Below(i);
            return HeaderBlock.LengthAt(lines, below, announced: true) is > 0 and var headers ? below - i + headers : Attribution.LengthAt(lines, i);
        }

        return HeaderBlock.LengthAt(lines, i) is > 0 and var block ? block : Attribution.LengthAt(lines, i);
    }

    // No more than two blank lines stand between.
    private int Below(int i)
    {
        var below = i + 1;

        while (below < lines.Count && below < i + 3 && lines[below].IsBlank)
        {
            below++;
        }

        return below;
    }
}
