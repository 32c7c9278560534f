using System.Text;

namespace Oqupie.Channels.Html;

/// <summary>A text as it is typed: blanks run together unless they are to stay, a quoted line begins with its marks.</summary>
internal sealed class TypedText
{
    private readonly StringBuilder _text = new();
    private int _lineEnds = 2;
    private bool _space;

    /// <summary>How deep what comes is quoted.</summary>
    public int Quotes { get; set; }

    public bool IsAtLineStart => _lineEnds > 0;

    public int Length => _text.Length;

    public string Since(int start) => _text.ToString(start, _text.Length - start);

    public override string ToString() => _text.ToString();

    /// <param name="always">An empty line is one, too.</param>
    /// <param name="atMost">So many line ends stand together.</param>
    public void NewLine(bool always = false, int atMost = 3)
    {
        _space = false;

        if (_lineEnds is 0 || (always && _lineEnds < atMost))
        {
            if (_lineEnds > 0)
            {
                Quote();
            }

            TrimEnd();
            _text.Append('\n');
            _lineEnds++;
        }
    }

    public void Write(string text, KeptSpace kept = KeptSpace.None)
    {
        foreach (var c in text)
        {
            switch (c)
            {
                case '\n' when kept is not KeptSpace.None:
                    NewLine(always: true, atMost: int.MaxValue);
                    break;
                case ' ' or '\t' when kept is KeptSpace.All:
                    Put(c);
                    break;
                case ' ' or '\t' or '\r' or '\n' or '\f':
                    _space |= c is not '\r' || kept is KeptSpace.None;
                    break;
                case '\u200b' or '\u00ad' or '\ufeff':
                    break;
                case var _ when !char.IsControl(c):
                    Put(c is '\u00a0' ? ' ' : c);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>As it stands, blanks too.</summary>
    public void Put(string text)
    {
        foreach (var c in text)
        {
            Put(c);
        }
    }

    private void Put(char c)
    {
        if (_lineEnds > 0)
        {
            Quote();
            _lineEnds = 0;
        }
        else if (_space)
        {
            _text.Append(' ');
        }

        _space = false;
        _text.Append(c);
    }

    private void Quote() => _text.Insert(_text.Length, "> ", Quotes);

    private void TrimEnd()
    {
        while (_text is { Length: > 0 } && _text[^1] is ' ' or '\t')
        {
            _text.Length--;
        }
    }
}
