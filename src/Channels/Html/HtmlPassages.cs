namespace Oqupie.Channels.Html;

/// <summary>
/// Where what is passed over in HTML ends: comments, and the content of scripts, style sheets and titles. Browsers pass over all the rest where the end is
/// missing; here it ends where its content plainly does, for what follows is what somebody wrote. What is looked for is remembered, so that a thousand openings
/// without an end cost one look.
/// </summary>
internal ref struct HtmlPassages(ReadOnlySpan<char> html)
{
    // What stands in no style sheet and in no title, and in a script only within its texts.
    private static readonly string[] Frame = ["</head", "<body", "</body", "</html"];

    private readonly ReadOnlySpan<char> _html = html;
    private readonly Dictionary<string, int> _next = new(StringComparer.Ordinal);

    // The first tag from where it was looked for last; behind the end where there is none.
    private int _nextTag = -1;
    private int _lookedFrom;

    /// <param name="at">Where it begins.</param>
    /// <param name="all">Where nothing ends it, its words are read.</param>
    public int EndOfComment(int at, bool all)
    {
        var inside = at + 4;

        // "<!-->" and "<!--->" are whole.
        if (_html[inside..].StartsWith(">", StringComparison.Ordinal) || _html[inside..].StartsWith("->", StringComparison.Ordinal))
        {
            return inside + _html[inside..].IndexOf('>') + 1;
        }

        var (usual, odd) = (Next("-->", inside), Next("--!>", inside));

        return usual < 0 && odd < 0 ? NextTag(inside) is >= 0 and var tag ? tag : all ? inside : _html.Length
            : odd < 0 || (usual >= 0 && usual < odd) ? usual + 3
            : odd + 4;
    }

    /// <param name="name">Of the element.</param>
    /// <param name="at">Behind its start tag.</param>
    /// <param name="all">Where nothing ends it and it reads like words, they are read.</param>
    public int EndOfContent(string name, int at, bool all)
    {
        var end = NextEndTag(name, at);
        var isClosed = _html[at - 2] is '/'; // "<title/>", as XHTML has it.

        if (isClosed && (end < 0 || NextTag(at) != end))
        {
            return at;
        }

        if (end >= 0 && !IsOpenUntil(name, at, end))
        {
            return _html[end..].IndexOf('>') is >= 0 and var closed ? end + closed + 1 : _html.Length;
        }

        var tag = name is "script" ? NextKnownTag(at) : NextTag(at);
        return tag >= 0 ? tag : all && !_html[at..].ContainsAny("{}();") ? at : _html.Length;
    }

    // The end is another's. A script may write a frame itself, so there its next beginning must show it, too.
    private bool IsOpenUntil(string name, int at, int end)
    {
        if (name is "script" && !IsBefore(Next("<script", at), end))
        {
            return false;
        }

        foreach (var frame in Frame)
        {
            if (IsBefore(Next(frame, at), end))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBefore(int place, int end) => place >= 0 && place < end;

    private int NextEndTag(string name, int at)
    {
        var tag = $"</{name}";
        var end = Next(tag, at);

        while (end >= 0 && end + tag.Length < _html.Length && char.IsAsciiLetterOrDigit(_html[end + tag.Length]))
        {
            end = Next(tag, end + 1);
        }

        return end;
    }

    private int Next(string text, int at)
    {
        if (!_next.TryGetValue(text, out var known) || (known >= 0 && known < at))
        {
            var found = _html[at..].IndexOf(text, StringComparison.OrdinalIgnoreCase);
            _next[text] = known = found < 0 ? -1 : at + found;
        }

        return known;
    }

    private int NextTag(int at)
    {
        if (_nextTag >= at && _lookedFrom <= at)
        {
            return _nextTag < _html.Length ? _nextTag : -1;
        }

        (_lookedFrom, _nextTag) = (at, _html.Length);

        for (var i = at; i < _html.Length && _html[i..].IndexOf('<') is >= 0 and var next; i++)
        {
            i += next;

            if (IsTag(i))
            {
                _nextTag = i;
                return i;
            }
        }

        return -1;
    }

    // "if (a<b)" in a script is no tag.
    private int NextKnownTag(int at)
    {
        for (var tag = NextTag(at); tag >= 0; tag = NextTag(tag + 1))
        {
            var name = _html[(tag + 1)..].TrimStart('/');
            var length = 0;

            while (length < name.Length && length < 12 && char.IsAsciiLetterOrDigit(name[length]))
            {
                length++;
            }

            if (length < name.Length && name[length] is ' ' or '>' or '/' or '\t' or '\r' or '\n'
                && name[..length].ToString().ToLowerInvariant() is var known && (HtmlRules.Tags.Contains(known) || HtmlRules.Around.Contains(known)))
            {
                return tag;
            }
        }

        return -1;
    }

    private readonly bool IsTag(int at) =>
        at + 1 < _html.Length
        && (char.IsAsciiLetter(_html[at + 1]) || (_html[at + 1] is '/' && at + 2 < _html.Length && char.IsAsciiLetter(_html[at + 2])));
}
