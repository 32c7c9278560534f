using System.Text.RegularExpressions;

namespace Oqupie.Channels.Folding;

/// <summary>Where, in a stretch of one's own lines, what was written ends and the signature begins.</summary>
internal static class SignatureStart
{
    private const RegexOptions Once = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const int MaxSignature = 30;
    private const int MaxDrawn = 10;

    // "-Kim" is how mailing lists sign; "- milk" is one of a list.
    private static readonly Regex SignedName = new(@"^-{1,2}\p{Lu}[\p{L}.'’-]*( \p{Lu}[\p{L}.'’-]*){0,3}$", Once);

    private static readonly Regex Sentence = new(
        @"^\P{P}*\w.*(( \S+){4}|[\p{IsHangulSyllables}\p{IsCJKUnifiedIdeographs}\p{IsHiragana}\p{IsKatakana}].{7}).*[.?!。？！]$", Once);

    /// <returns>The first line of the signature; <paramref name="end"/> where there is none.</returns>
    public static int In(IReadOnlyList<MailLine> lines, int start, int end)
    {
        var signed = Marked(lines, start, end);

        while (true)
        {
            while (signed > start && lines[signed - 1].IsBlank)
            {
                signed--;
            }

            if (signed == start)
            {
                return Filled(lines, start, end) ? start : end;
            }

            var last = signed - 1;

            if (IsStrokes(lines[last].Text) || DeviceFooter.Is(lines[last].Text) || IsSignedName(lines, start, last))
            {
                signed = last;
            }
            else if (Paragraph(lines, start, last) is var paragraph && Disclaimer.Is(lines, paragraph, signed))
            {
                signed = paragraph;
            }
            else
            {
                return Filled(lines, signed, end) ? signed : end;
            }
        }
    }

    // "Cook Inc." ends in a full stop, too, but says nothing.
    private static bool IsSentence(string text) => Sentence.IsMatch(text);

    // RFC 3676 §4.3, and lines that people draw for the same. One far above is a line in the text.
    private static int Marked(IReadOnlyList<MailLine> lines, int start, int end)
    {
        var below = 0;
        var signed = end;
        var fenced = false;
        var said = false; // Below a drawn line: then it divides two pieces of a text.

        for (var i = end - 1; i >= start && below <= MaxSignature; i--)
        {
            var text = lines[i].Text;
            fenced ^= text.StartsWith("```", StringComparison.Ordinal);

            if (!fenced && (text is "--" || (below <= MaxDrawn && !said && (text is "—" || (text.Length >= 5 && text.AsSpan().Trim('_').IsEmpty)))))
            {
                signed = i;
            }

            below += lines[i].IsBlank ? 0 : 1;
            said |= IsSentence(text) && !Disclaimer.Is(lines, Paragraph(lines, start, i), end);
        }

        return signed;
    }

    private static bool IsSignedName(IReadOnlyList<MailLine> lines, int start, int last)
    {
        if (last == start || !lines[last - 1].IsBlank || !SignedName.IsMatch(lines[last].Text))
        {
            return false;
        }

        var above = last - 1;

        while (above > start && lines[above].IsBlank)
        {
            above--;
        }

        return !lines[above].Text.StartsWith('-');
    }

    private static int Paragraph(IReadOnlyList<MailLine> lines, int start, int last)
    {
        while (last > start && !lines[last - 1].IsBlank)
        {
            last--;
        }

        return last;
    }

    // The mark of a mail tracker, or a drawn line that nothing follows.
    private static bool IsStrokes(string text) => text is "ᐧ" or "—" or "·" || (text.Length >= 2 && text.AsSpan().Trim("-_=*#~+—–─━ ").IsEmpty);

    private static bool Filled(IReadOnlyList<MailLine> lines, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (!lines[i].IsBlank)
            {
                return true;
            }
        }

        return false;
    }
}
