namespace Oqupie.Channels.Folding;

/// <summary>
/// Tells what somebody wrote from what their program put around it. Where in doubt a line was written: better a quote too many than a word too few.
/// Time grows with the number of lines.
/// </summary>
internal sealed class MailFolding
{
    private readonly IReadOnlyList<MailLine> _lines;
    private readonly LineRole[] _roles;

    // Attributions and headers above quoted lines; they are shown or folded with them.
    private readonly bool[] _heads;

    private readonly bool _answers;

    // In front of it is all that can have been written.
    private int _end;

    private MailFolding(IReadOnlyList<MailLine> lines, bool answers)
    {
        _lines = lines;
        _answers = answers;
        _roles = new LineRole[lines.Count];
        _heads = new bool[lines.Count];
        _end = lines.Count;
    }

    /// <param name="lines">The mail.</param>
    /// <param name="answers">
    /// Whether there is a mail that it can quote. In a first one, quotes are what somebody set apart, and what looks like the head of an earlier mail needs its
    /// headers to be one.
    /// </param>
    /// <returns>A role for each line. All are written where otherwise nothing would be.</returns>
    public static LineRole[] Of(IReadOnlyList<MailLine> lines, bool answers)
    {
        var folding = new MailFolding(lines, answers);
        folding.FindHeads();
        folding.FindSignatures();
        folding.FoldQuotes();
        folding.FoldBlanks();

        if (!folding.LeavesSomething())
        {
            Array.Clear(folding._roles);
        }

        return folding._roles;
    }

    private void FindHeads()
    {
        var written = false;
        var fenced = false;
        var heads = new QuoteHeads(_lines, _answers);

        for (var i = 0; i < _lines.Count; i++)
        {
            var line = _lines[i];

            if (line.IsBlank || line.Quoted || line.Hint is LineHint.Signature)
            {
                continue;
            }

            // Code that is shown may hold anything.
            fenced ^= line.Text.StartsWith("```", StringComparison.Ordinal);
            var length = fenced ? 0 : heads.LengthAt(i);

            if (length is 0)
            {
                written = true;
                continue;
            }

            var below = NextFilled(i + length);

            if (below < _lines.Count && _lines[below].Quoted)
            {
                Array.Fill(_heads, true, i, length);
            }
            else if (written)
            {
                Array.Fill(_roles, LineRole.Quote, i, _lines.Count - i);
                _end = i;
                return;
            }
            else
            {
                // Passed on, or answered below without a mark: what follows is all there is to read.
                Array.Fill(_roles, LineRole.Quote, i, length);
            }

            i += length - 1;
        }
    }

    // From the end up, stretch by stretch between quotes, until one is left in which something was written.
    private void FindSignatures()
    {
        for (var i = 0; i < _end; i++)
        {
            if (_lines[i].Hint is LineHint.Signature && _roles[i] is LineRole.Written)
            {
                _roles[i] = LineRole.Signature;
            }
        }

        var end = _end;

        while (end > 0)
        {
            while (end > 0 && !IsOwn(end - 1))
            {
                end--;
            }

            var start = end;

            while (start > 0 && IsOwn(start - 1))
            {
                start--;
            }

            var signed = SignatureStart.In(_lines, start, end);
            Array.Fill(_roles, LineRole.Signature, signed, end - signed);

            if (Filled(start, signed))
            {
                return;
            }

            end = start;
        }
    }

    private void FoldQuotes()
    {
        var first = -1;
        var last = -1;

        for (var i = 0; i < _end; i++)
        {
            if (IsWritten(i))
            {
                first = first < 0 ? i : first;
                last = i;
            }
        }

        if (first < 0)
        {
            return;
        }

        var headed = _answers;

        for (var i = last + 1; i < _end; i++)
        {
            headed |= _heads[i] || _lines[i].Hint is LineHint.Quote;

            if (headed)
            {
                FoldQuote(i);
            }
        }

        // Answered below one quote, not between pieces of it. Without an attribution it was put there by hand.
        var between = false;

        for (var i = first; i < last && !between; i++)
        {
            between = _lines[i].Quoted;
        }

        if (!between && Array.IndexOf(_heads, true, 0, first) >= 0)
        {
            for (var i = 0; i < first; i++)
            {
                FoldQuote(i);
            }
        }
    }

    private void FoldQuote(int i)
    {
        if (_roles[i] is LineRole.Written && (_lines[i].Quoted || _heads[i]))
        {
            _roles[i] = LineRole.Quote;
        }
    }

    // Blank lines go with what is folded above them, unless something written follows.
    private void FoldBlanks()
    {
        for (var i = 1; i < _lines.Count; i++)
        {
            if (!_lines[i].IsBlank || _roles[i] is not LineRole.Written || _roles[i - 1] is LineRole.Written)
            {
                continue;
            }

            var below = NextFilled(i);

            if (below == _lines.Count || _roles[below] is not LineRole.Written)
            {
                Array.Fill(_roles, _roles[i - 1], i, below - i);
            }

            i = below - 1;
        }

        var end = _lines.Count;

        while (end > 0 && (_lines[end - 1].IsBlank || _roles[end - 1] is not LineRole.Written))
        {
            end--;
        }

        // So do those above what is folded to the end: nothing is left of it but what was written.
        if (NextFilled(end) is var folded && folded < _lines.Count)
        {
            Array.Fill(_roles, _roles[folded], end, folded - end);
        }
    }

    private bool LeavesSomething()
    {
        for (var i = 0; i < _lines.Count; i++)
        {
            if (!_lines[i].IsBlank && _roles[i] is LineRole.Written)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsOwn(int i) => !_lines[i].Quoted && !_heads[i] && _roles[i] is LineRole.Written;

    private bool IsWritten(int i) => IsOwn(i) && !_lines[i].IsBlank;

    private bool Filled(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (!_lines[i].IsBlank)
            {
                return true;
            }
        }

        return false;
    }

    private int NextFilled(int from)
    {
        while (from < _lines.Count && _lines[from].IsBlank)
        {
            from++;
        }

        return from;
    }
}
