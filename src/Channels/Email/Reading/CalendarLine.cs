using System.Text;

namespace Oqupie.Channels.Email.Reading;

/// <summary>A content line of a calendar: NAME;PARAMETER=value:value (RFC 5545 §3.1).</summary>
internal sealed record CalendarLine(string Name, string Parameters, string Value)
{
    private const int MaxLine = 10_000;

    /// <summary>The value as text, without its escapes.</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder(Value.Length);

            for (var i = 0; i < Value.Length; i++)
            {
                if (Value[i] is '\\' && i + 1 < Value.Length)
                {
                    i++;
                    text.Append(Value[i] is 'n' or 'N' ? '\n' : Value[i]);
                }
                else
                {
                    text.Append(Value[i]);
                }
            }

            return text.ToString();
        }
    }

    public bool Is(string name, string value) => Name == name && Value.Trim().Equals(value, StringComparison.OrdinalIgnoreCase);

    /// <summary>Null where the line has none of that name.</summary>
    public string? Parameter(string name)
    {
        var rest = Parameters.AsSpan();

        while (rest.Length > 0)
        {
            var end = End(rest, ';');
            var one = rest[..end];
            var equals = one.IndexOf('=');

            if (equals > 0 && one[..equals].Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return one[(equals + 1)..].Trim().Trim('"').ToString();
            }

            rest = end < rest.Length ? rest[(end + 1)..] : default;
        }

        return null;
    }

    /// <summary>Every line that has a name, unfolded: one that begins with a blank goes on from the one before.</summary>
    public static IEnumerable<CalendarLine> All(string calendar)
    {
        var whole = new StringBuilder();
        var start = 0;

        while (start < calendar.Length)
        {
            var end = calendar.IndexOf('\n', start) is >= 0 and var found ? found : calendar.Length;
            var goesOn = calendar[start] is ' ' or '\t';

            if (!goesOn && whole.Length > 0)
            {
                if (Read(whole.ToString()) is { } line)
                {
                    yield return line;
                }

                whole.Clear();
            }

            var from = start + (goesOn ? 1 : 0);
            var piece = calendar.AsSpan(from, Math.Max(0, end - from)).TrimEnd('\r');
            whole.Append(piece[..Math.Min(piece.Length, Math.Max(0, MaxLine - whole.Length))]);
            start = end + 1;
        }

        if (Read(whole.ToString()) is { } last)
        {
            yield return last;
        }
    }

    private static CalendarLine? Read(string line)
    {
        var colon = End(line, ':');

        if (colon >= line.Length)
        {
            return null;
        }

        var head = line.AsSpan(0, colon);
        var semicolon = End(head, ';');
        return new(
            head[..semicolon].Trim().ToString().ToUpperInvariant(), semicolon < head.Length ? head[(semicolon + 1)..].ToString() : "", line[(colon + 1)..]);
    }

    // Where a sign stands outside of quotes; the end where it does not.
    private static int End(ReadOnlySpan<char> text, char sign)
    {
        var isQuoted = false;

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '"')
            {
                isQuoted = !isQuoted;
            }
            else if (text[i] == sign && !isQuoted)
            {
                return i;
            }
        }

        return text.Length;
    }
}
