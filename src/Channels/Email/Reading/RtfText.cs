using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Oqupie.Channels.Email.Characters;

namespace Oqupie.Channels.Email.Reading;

/// <summary>The words of a text in RTF, one pass. HTML hidden in it (MS-OXRTFEX) is passed over: the RTF beside it says the same.</summary>
internal sealed class RtfText
{
    private const int MaxDepth = 1_000;

    // Groups that say how, not what.
    private static readonly FrozenSet<string> Silent = FrozenSet.ToFrozenSet(
        [
            "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "footer", "generator", "listtable", "listoverridetable", "rsidtbl",
            "themedata", "htmltag", "fldinst", "xmlnstbl",
        ]);

    private readonly StringBuilder _text = new();
    private readonly List<byte> _bytes = [];
    private readonly Stack<(bool Silent, int Skip)> _outer = new();
    private readonly int _most;
    private Encoding _encoding = Encoding.Latin1;
    private bool _silent;
    private int _skip = 1;
    private int _toSkip;

    private RtfText(int most) => _most = most;

    /// <param name="rtf">As it came, one byte a character.</param>
    /// <param name="most">Characters to read at the most.</param>
    public static string Of(ReadOnlySpan<char> rtf, int most)
    {
        var reader = new RtfText(most);
        reader.Read(rtf);
        return reader._text.ToString().Trim('\n', ' ');
    }

    private void Read(ReadOnlySpan<char> rtf)
    {
        for (var i = 0; i < rtf.Length && _text.Length < _most; i++)
        {
            switch (rtf[i])
            {
                case '{':
                    Flush();

                    if (_outer.Count >= MaxDepth)
                    {
                        return;
                    }

                    _outer.Push((_silent, _skip));
                    break;
                case '}':
                    Flush();
                    (_silent, _skip) = _outer.TryPop(out var outer) ? outer : (false, 1);
                    break;
                case '\\':
                    i = Control(rtf, i + 1);
                    break;
                case '\r' or '\n' or '\0':
                    break;
                default:
                    Add(rtf[i]);
                    break;
            }
        }

        Flush();
    }

    private int Control(ReadOnlySpan<char> rtf, int at)
    {
        if (at >= rtf.Length)
        {
            return at;
        }

        if (rtf[at] is '\'' && at + 2 < rtf.Length && byte.TryParse(rtf.Slice(at + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code))
        {
            AddByte(code);
            return at + 2;
        }

        if (!char.IsAsciiLetter(rtf[at]))
        {
            Symbol(rtf[at]);
            return at;
        }

        var end = at;

        while (end < rtf.Length && end - at < 32 && char.IsAsciiLetter(rtf[end]))
        {
            end++;
        }

        var number = end;
        number += number < rtf.Length && rtf[number] is '-' ? 1 : 0;

        while (number < rtf.Length && number - end < 11 && char.IsAsciiDigit(rtf[number]))
        {
            number++;
        }

        int? value = int.TryParse(rtf[end..number], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
        Word(rtf[at..end].ToString(), value);
        return number < rtf.Length && rtf[number] is ' ' ? number : number - 1;
    }

    private void Symbol(char symbol)
    {
        Flush();

        switch (symbol)
        {
            case '*':
                _silent = true;
                break;
            case '~':
                Write(" ");
                break;
            case '\\' or '{' or '}':
                Write(symbol.ToString());
                break;
            default:
                break;
        }
    }

    private void Word(string word, int? value)
    {
        Flush();

        switch (word)
        {
            case "par" or "line" or "row" or "sect" or "page":
                Write("\n");
                break;
            case "tab" or "cell":
                Write("\t");
                break;
            case "u" when value is { } code:
                Write(((char)(ushort)code).ToString());
                _toSkip = _skip;
                break;
            case "uc":
                _skip = Math.Clamp(value ?? 1, 0, 10);
                break;
            case "ansicpg" when MailCharsets.Labelled(value is 65001 ? "utf-8" : $"cp{value}") is { } encoding:
                _encoding = encoding;
                break;
            case "ansicpg" when value is > 1249 and < 1259:
                _encoding = MailCharsets.Page(value.Value);
                break;
            case var silent when Silent.Contains(silent):
                _silent = true;
                break;
            default:
                break;
        }
    }

    private void Add(char c)
    {
        if (_toSkip > 0)
        {
            _toSkip--;
        }
        else
        {
            _bytes.Add((byte)c);
        }
    }

    private void AddByte(byte code) => Add((char)code);

    private void Flush()
    {
        if (_bytes.Count > 0)
        {
            Write(MailCharsets.GetString(_encoding, _bytes.ToArray()));
            _bytes.Clear();
        }
    }

    private void Write(string text)
    {
        if (!_silent)
        {
            _text.Append(text);
        }
    }
}
