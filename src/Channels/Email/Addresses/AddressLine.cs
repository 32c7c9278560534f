using System.Text;

namespace Oqupie.Channels.Email.Addresses;

/// <summary>
/// Reads a header of addresses as a person reads it: whatever is an address in it is found, and nothing odd in one place takes the others away. Semicolons
/// divide like commas; quotes, brackets and groups that do not end are text. Time grows with the length alone.
/// </summary>
internal sealed class AddressLine
{
    private const int MaxLength = 100_000;

    private readonly string _text;
    private readonly int[] _commentEnds;
    private readonly int _lastSemicolon;
    private readonly List<NamedAddress> _found = [];

    // Since the last address, or what divides: a name to come, or a bare address.
    private readonly StringBuilder _phrase = new();

    // What of it is no blank, and whether an @ stands in it outside of quotes.
    private bool _filled;
    private bool _addressed;

    // What divides stood in it, and no address: "Tal, Mira" before the address that it names.
    private string _before = "";
    private string _comment = "";

    private AddressLine(string text)
    {
        _text = text;
        _commentEnds = AddressComments.Ends(text);
        _lastSemicolon = text.LastIndexOf(';');
    }

    /// <param name="text">A header's value. Encoded words (RFC 2047) may stand in it; names come with them as they are.</param>
    public static IReadOnlyList<NamedAddress> Read(string text)
    {
        var line = new AddressLine(text.Length <= MaxLength ? text : text[..MaxLength]);
        line.ReadAll();
        return line._found.Count > 0 ? line._found : AnyIn(line._text);
    }

    // Nothing stands where an address should; it may still be seen, in quotes or in brackets.
    private static IReadOnlyList<NamedAddress> AnyIn(string text) =>
    [
        .. text.Split(' ', '\t', '\r', '\n', '<', '>', '(', ')', '[', ']', ',', ';', '"').Select(AddressSpec.Of).OfType<string>()
            .Select(one => new NamedAddress("", one)),
    ];

    private void ReadAll()
    {
        for (var at = 0; at < _text.Length;)
        {
            at = _text[at] switch
            {
                '"' => Quote(at),
                '(' when _commentEnds[at] > 0 => Comment(at),
                '[' => Bracket(at),
                '<' => Angle(at),
                ':' => Colon(at),
                ',' or ';' => Divide(at),
                var c => Add(c is '\r' or '\n' or '\t' or '>' ? ' ' : c, at),
            };
        }

        EndPhrase("");
    }

    private int Add(char c, int at)
    {
        _phrase.Append(c);
        _filled |= c is not ' ';
        _addressed |= c is '@';
        return at + 1;
    }

    // One that is followed by a letter has not ended there: the quote before it was left open.
    private int Quote(int at)
    {
        var end = at + 1;

        while (end < _text.Length && _text[end] is not '"')
        {
            end += _text[end] is '\\' ? 2 : 1;
        }

        if (end >= _text.Length || (end + 1 < _text.Length && char.IsLetterOrDigit(_text[end + 1])))
        {
            return at + 1;
        }

        _phrase.Append(_text, at, end + 1 - at);
        _filled = true;
        return end + 1;
    }

    private int Comment(int at)
    {
        var end = _commentEnds[at];
        var inside = _text[(at + 1)..end];

        if (_found is [.., { Name.Length: 0 } last] && _before.Length is 0 && !_filled)
        {
            _found[^1] = last with { Name = inside };
        }
        else
        {
            _comment = inside;
        }

        return end + 1;
    }

    // "[GAMES/ SUPPORT:]" in a name, and an address of numbers behind an @.
    private int Bracket(int at)
    {
        var end = _text.AsSpan(at + 1).IndexOfAny("]<,;");

        if (end < 0 || _text[at + 1 + end] is not ']')
        {
            return Add('[', at);
        }

        _phrase.Append(_text, at, end + 2);
        _filled = true;
        return at + end + 2;
    }

    private int Angle(int at)
    {
        var end = _text.AsSpan(at + 1).IndexOfAny('<', '>');

        if (end < 0 || _text[at + 1 + end] is not '>')
        {
            return Add(' ', at);
        }

        var inside = _text.Substring(at + 1, end);
        var addresses = InAngle(inside);

        if (addresses.Count is 0)
        {
            _phrase.Append(' ').Append(inside).Append(' ');
            _filled = true;
            return at + end + 2;
        }

        var name = $"{_before}{_phrase.ToString().Trim()}".Trim();
        Found(name.Length > 0 ? name : _comment, addresses[0]);
        _found.AddRange(addresses.Skip(1).Select(address => new NamedAddress("", address)));
        Forget();
        return at + end + 2;
    }

    // A group (RFC 5322 §3.4) ends in a semicolon; any other colon is part of a name.
    private int Colon(int at)
    {
        if (_lastSemicolon < at || _addressed)
        {
            return Add(':', at);
        }

        Forget();
        _before = "";
        return at + 1;
    }

    private int Divide(int at)
    {
        EndPhrase($"{_text[at]} ");
        return at + 1;
    }

    private void EndPhrase(string divider)
    {
        var phrase = _phrase.ToString().Trim();
        Forget();

        if (phrase.Contains('@', StringComparison.Ordinal) && TakeBare(phrase))
        {
            return;
        }

        _before = phrase.Length > 0 ? $"{_before}{phrase}{divider}" : _before;
    }

    // "Mira Tal mira@player.example", and what was put around it and the dots of it.
    private bool TakeBare(string phrase)
    {
        var name = new StringBuilder();
        var before = _found.Count;

        foreach (var word in Words(phrase))
        {
            if (AddressSpec.Of(word) is { } address)
            {
                Found(name.Length > 0 ? name.ToString() : _comment, address);
                name.Clear();
            }
            else
            {
                name.Append(name.Length > 0 ? " " : "").Append(word);
            }
        }

        if (_found.Count == before && AddressSpec.Of(string.Concat(phrase.Where(c => !char.IsWhiteSpace(c)))) is { } spaced)
        {
            Found(_comment, spaced);
        }

        return _found.Count > before;
    }

    private void Forget()
    {
        _phrase.Clear();
        (_filled, _addressed) = (false, false);
    }

    private void Found(string name, string address)
    {
        _found.Add(new(name, address));
        _before = "";
        _comment = "";
    }

    // What stands in brackets is one address, or several; blanks in one were put there on its way.
    private static List<string> InAngle(string given) => InBrackets(AddressComments.Without(given));

    private static List<string> InBrackets(string text) =>
        AddressSpec.Of(text) is { } whole ? [whole]
        : text.Count(c => c is '@') is 1 ? [.. new[] { AddressSpec.Of(string.Concat(text.Where(c => !char.IsWhiteSpace(c)))) }.OfType<string>()]
        : [.. text.Split([',', ';', ' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(AddressSpec.Of).OfType<string>()];

    // A quoted local part may hold blanks.
    private static IEnumerable<string> Words(string text)
    {
        var start = 0;
        var quoted = false;

        for (var i = 0; i <= text.Length; i++)
        {
            quoted ^= i < text.Length && text[i] is '"';

            if (i == text.Length || (!quoted && char.IsWhiteSpace(text[i])))
            {
                if (i > start)
                {
                    yield return text[start..i];
                }

                start = i + 1;
            }
        }
    }
}

/// <param name="Name">As it stands there, with its quotes and encoded words; empty where there is none.</param>
/// <param name="Address">In the form of <see cref="AddressSpec.Of"/>.</param>
internal sealed record NamedAddress(string Name, string Address);
