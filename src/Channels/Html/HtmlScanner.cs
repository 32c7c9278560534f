using System.Buffers;

namespace Oqupie.Channels.Html;

internal enum HtmlToken
{
    End,
    Text,
    StartTag,
    EndTag,
}

/// <summary>
/// Reads HTML as it comes from the world, token by token, in time that grows with its length alone. Comments, declarations and what is between the tags
/// of scripts and style sheets are passed over.
/// </summary>
internal ref struct HtmlScanner(ReadOnlySpan<char> html)
{
    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n\f/>");

    private readonly ReadOnlySpan<char> _html = html;
    private int _at;

    /// <summary>Of a text: as it stands, with its entities.</summary>
    public ReadOnlySpan<char> Text { get; private set; }

    /// <summary>Of a tag, in lower case.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Of a start tag.</summary>
    public HtmlAttributes Attributes { get; private set; }

    public HtmlToken Read()
    {
        while (_at < _html.Length)
        {
            var rest = _html[_at..];

            if (rest[0] is not '<' || rest.Length is 1)
            {
                return ReadText(rest);
            }

            switch (rest[1])
            {
                case '!' or '?':
                    _at += Declaration(rest);
                    continue;
                case '/' when rest.Length > 2 && char.IsAsciiLetter(rest[2]):
                    return ReadTag(rest, 2, HtmlToken.EndTag);
                case '/':
                    _at += Until(rest, '>');
                    continue;
                case var c when char.IsAsciiLetter(c):
                    return ReadTag(rest, 1, HtmlToken.StartTag);
                default:
                    return ReadText(rest);
            }
        }

        return HtmlToken.End;
    }

    /// <summary>Passes over everything up to the end tag of this name, which is passed over too.</summary>
    public void SkipTo(string name)
    {
        while (_at < _html.Length)
        {
            var next = _html[_at..].IndexOf("</", StringComparison.Ordinal);

            if (next < 0)
            {
                _at = _html.Length;
                return;
            }

            _at += next + 2;
            var rest = _html[_at..];

            if (rest.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (rest.Length == name.Length || !char.IsAsciiLetterOrDigit(rest[name.Length])))
            {
                _at += Until(rest, '>');
                return;
            }
        }
    }

    // A "<" that begins no tag is text itself.
    private HtmlToken ReadText(ReadOnlySpan<char> rest)
    {
        var next = rest[1..].IndexOf('<');
        Text = next < 0 ? rest : rest[..(next + 1)];
        _at += Text.Length;
        return HtmlToken.Text;
    }

    private HtmlToken ReadTag(ReadOnlySpan<char> rest, int start, HtmlToken kind)
    {
        var length = rest[start..].IndexOfAny(NameEnds);
        var end = length < 0 ? rest.Length : start + length;
        Name = rest[start..end].ToString().ToLowerInvariant();
        var attributes = new HtmlAttributes(rest[end..]);
        var scan = attributes;

        while (scan.Next())
        {
            // To find where the tag ends: a ">" in quotes does not end it.
        }

        Attributes = attributes;
        _at += end + scan.Position;
        return scan.Closed ? kind : HtmlToken.End;
    }

    private static int Declaration(ReadOnlySpan<char> rest)
    {
        if (!rest.StartsWith("<!--", StringComparison.Ordinal))
        {
            return Until(rest, '>');
        }

        if (rest[4..].StartsWith(">", StringComparison.Ordinal) || rest[4..].StartsWith("->", StringComparison.Ordinal))
        {
            return Until(rest, '>');
        }

        var end = rest[4..].IndexOf("-->", StringComparison.Ordinal);
        return end < 0 ? rest.Length : end + 7;
    }

    private static int Until(ReadOnlySpan<char> rest, char end) => rest.IndexOf(end) is >= 0 and var at ? at + 1 : rest.Length;
}

/// <summary>The attributes of a start tag, read one by one as HTML's own rules have it.</summary>
internal ref struct HtmlAttributes(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;

    public ReadOnlySpan<char> Name { get; private set; }

    /// <summary>With its entities; empty where there is none.</summary>
    public ReadOnlySpan<char> Value { get; private set; }

    /// <summary>How much of the text has been read; after the last one, where the tag has ended.</summary>
    public int Position { get; private set; }

    /// <summary>False where the text broke off inside the tag.</summary>
    public bool Closed { get; private set; }

    public bool Next()
    {
        while (Position < _text.Length && (char.IsWhiteSpace(_text[Position]) || _text[Position] is '/'))
        {
            Position++;
        }

        if (Position >= _text.Length)
        {
            return false;
        }

        if (_text[Position] is '>')
        {
            Position++;
            Closed = true;
            return false;
        }

        var start = Position++;

        while (Position < _text.Length && !char.IsWhiteSpace(_text[Position]) && _text[Position] is not ('/' or '>' or '='))
        {
            Position++;
        }

        Name = _text[start..Position];
        var equals = Position;

        while (equals < _text.Length && char.IsWhiteSpace(_text[equals]))
        {
            equals++;
        }

        Value = equals < _text.Length && _text[equals] is '=' ? ReadValue(equals + 1) : default;
        return true;
    }

    private ReadOnlySpan<char> ReadValue(int at)
    {
        while (at < _text.Length && char.IsWhiteSpace(_text[at]))
        {
            at++;
        }

        if (at < _text.Length && _text[at] is '"' or '\'')
        {
            var length = _text[(at + 1)..].IndexOf(_text[at]);
            Position = length < 0 ? _text.Length : at + length + 2;
            return length < 0 ? default : _text.Slice(at + 1, length);
        }

        var start = at;

        while (at < _text.Length && !char.IsWhiteSpace(_text[at]) && _text[at] is not '>')
        {
            at++;
        }

        Position = at;
        return _text[start..at];
    }
}
