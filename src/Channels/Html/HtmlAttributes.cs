namespace Oqupie.Channels.Html;

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
