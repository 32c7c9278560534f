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
/// of scripts and style sheets are passed over (<see cref="HtmlPassages"/>). What it takes for words is judged by whoever writes the words anew: nothing here
/// makes anything harmless.
/// </summary>
/// <param name="html">As it came.</param>
/// <param name="all">Reads what is usually not shown, too, where it is words: for a text that would show nothing otherwise.</param>
internal ref struct HtmlScanner(ReadOnlySpan<char> html, bool all = false)
{
    // Tags that never end; each costs a look at all the rest.
    private const int MostBroken = 20;

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n\f/>");

    private readonly ReadOnlySpan<char> _html = html;
    private readonly bool _all = all;
    private HtmlPassages _passages = new(html);
    private int _at;
    private int _broken;
    private bool _noTagEnds;

    /// <summary>Of a text: as it stands, with its entities.</summary>
    public ReadOnlySpan<char> Text { get; private set; }

    /// <summary>Of a tag, in lower case.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Of a start tag.</summary>
    public HtmlAttributes Attributes { get; private set; }

    /// <summary>As usual where that shows anything; else with all words there are: no message that has any is shown empty.</summary>
    public static HtmlScanner Showing(ReadOnlySpan<char> html) => new(html, all: !HtmlWords.Shows(new(html)));

    public HtmlToken Read()
    {
        while (_at < _html.Length)
        {
            var rest = _html[_at..];

            switch (rest)
            {
                case ['<', '!', '-', '-', ..]:
                    _at = _passages.EndOfComment(_at, _all);
                    break;
                case ['<', '!', '[', 'C', 'D', 'A', 'T', 'A', '[', ..] when _all:
                    _at += 9;
                    break;
                case ['<', '!' or '?', ..] when Passed(rest):
                    break;
                case ['<', '/', var c, ..] when char.IsAsciiLetter(c):
                    return ReadTag(rest, 2, HtmlToken.EndTag);
                case ['<', '/', ..] when Passed(rest):
                    break;
                case ['<', var c, ..] when char.IsAsciiLetter(c):
                    return ReadTag(rest, 1, HtmlToken.StartTag);
                default:
                    return ReadText(rest);
            }
        }

        return HtmlToken.End;
    }

    // A declaration without an end is text.
    private bool Passed(ReadOnlySpan<char> rest)
    {
        var end = _noTagEnds ? -1 : rest.IndexOf('>');
        _noTagEnds = end < 0;
        _at += end + 1;
        return end >= 0;
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
        if (_noTagEnds)
        {
            return ReadText(rest);
        }

        var length = rest[start..].IndexOfAny(NameEnds);
        var end = length < 0 ? rest.Length : start + length;
        var attributes = new HtmlAttributes(rest[end..]);

        if (!IsWhole(attributes, out var after))
        {
            var closed = rest.IndexOf('>');
            _noTagEnds = closed < 0;

            if (++_broken > MostBroken && closed >= 0)
            {
                _at = _html.Length;
                return HtmlToken.End;
            }

            if (closed < 0)
            {
                return ReadText(rest);
            }

            // A quote in it was left open; the tag is taken to end where it would without.
            attributes = default;
            end = Math.Min(end, closed);
            after = closed + 1 - end;
        }

        Name = rest[start..end].ToString().ToLowerInvariant();
        Attributes = attributes;
        _at += end + after;

        if (kind is HtmlToken.StartTag && HtmlRules.Unreadable.Contains(Name) && !(_all && HtmlRules.Wordy.Contains(Name)))
        {
            _at = _passages.EndOfContent(Name, _at, _all);
        }

        return kind;
    }

    // To find where the tag ends: a ">" in quotes does not end it.
    private static bool IsWhole(HtmlAttributes attributes, out int after)
    {
        while (attributes.Next())
        {
            // Only the end is looked for.
        }

        after = attributes.Position;
        return attributes.Closed;
    }
}
