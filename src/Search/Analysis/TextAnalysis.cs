namespace Oqupie.Search.Analysis;

/// <summary>
/// Text as terms, for articles and questions alike. One pass over the characters; each run of one script is read by that script's rules. Keeps buffers, so it
/// is one thread's at a time.
/// </summary>
internal sealed class TextAnalysis(string language)
{
    private const int LongestWord = 64;
    private const int UnspacedGram = 3;
    private readonly string _language = BaseLanguage(language);
    private readonly List<Term> _terms = [];
    private readonly List<int> _places = [];
    private string _text = "";
    private int _words;
    private int _lastStemEnd;
    private char _lastOfStem;

    /// <summary>"zh" of "zh-Hant": what the analysis differs by.</summary>
    public static string BaseLanguage(string language)
    {
        var dash = language.AsSpan().IndexOfAny('-', '_');
        return (dash < 0 ? language : language[..dash]).ToLowerInvariant();
    }

    /// <summary>The terms of a cleaned text, in the order they stand there. The list is the analysis' own and changes with the next call.</summary>
    public IReadOnlyList<Term> Read(string text)
    {
        _text = text;
        _terms.Clear();
        _words = 0;
        _lastStemEnd = -1;

        for (var at = 0; at < text.Length;)
        {
            var script = CharacterScripts.Of(text[at]);
            var end = at + 1;

            switch (script)
            {
                case CharacterScript.None:
                    break;
                case CharacterScript.Spaced:
                    end = SpacedEnd(at);
                    ReadWord(at, end);
                    break;
                case CharacterScript.Hangul:
                    end = End(at, CharacterScript.Hangul);
                    ReadHangul(at, end);
                    break;
                case CharacterScript.Unspaced:
                    end = End(at, CharacterScript.Unspaced);
                    ReadUnspaced(at, end);
                    break;
                default:
                    end = IdeographEnd(at);
                    ReadIdeographs(at, end);
                    break;
            }

            at = end;
        }

        return _terms;
    }

    private int End(int at, CharacterScript script)
    {
        while (++at < _text.Length && CharacterScripts.Of(_text[at]) == script)
        {
        }

        return at;
    }

    /// <summary>A word, with apostrophes inside it, or a number, with its points and commas.</summary>
    private int SpacedEnd(int at)
    {
        while (++at < _text.Length)
        {
            if (CharacterScripts.Of(_text[at]) is CharacterScript.Spaced)
            {
                continue;
            }

            var inside = at + 1 < _text.Length && CharacterScripts.Of(_text[at + 1]) is CharacterScript.Spaced;
            var joins = _text[at] is '\'' or '’'
                ? char.IsLetter(_text[at - 1])
                : _text[at] is '.' or ',' && char.IsAsciiDigit(_text[at - 1]) && inside && char.IsAsciiDigit(_text[at + 1]);

            if (!inside || !joins)
            {
                break;
            }
        }

        return at;
    }

    private int IdeographEnd(int at)
    {
        while (at < _text.Length)
        {
            if (char.IsHighSurrogate(_text[at]) && CharacterScripts.Of(_text[at]) is CharacterScript.Han)
            {
                at += 2;
            }
            else if (CharacterScripts.Of(_text[at]) is CharacterScript.Han or CharacterScript.Hiragana or CharacterScript.Katakana)
            {
                at++;
            }
            else
            {
                break;
            }
        }

        return Math.Min(at, _text.Length);
    }

    private void ReadWord(int start, int end)
    {
        var length = Math.Min(end - start, LongestWord);
        var written = _text.Substring(start, length).Replace('’', '\'').ToLowerInvariant();

        if (char.IsAsciiDigit(written[0]))
        {
            written = written.Replace(",", "", StringComparison.Ordinal);
        }

        var stem = Plain(LatinStems.Stem(written, _language));
        var word = _words++;
        _terms.Add(new(stem, TermKind.Word, start, end, word));
        _terms.Add(new(LatinStems.Has(_language) ? Plain(written) : written, TermKind.Whole, start, end, word));
    }

    private static string Plain(string word)
    {
        word = word.EndsWith("'s", StringComparison.Ordinal) ? word[..^2] : word;

        foreach (var c in word)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c))
            {
                return TextFolding.Fold(word).Replace("'", "", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal)
                    .Replace("æ", "ae", StringComparison.Ordinal).Replace("œ", "oe", StringComparison.Ordinal);
            }
        }

        return word;
    }

    private void ReadHangul(int start, int end)
    {
        var word = _words++;
        var written = _text.Substring(start, Math.Min(end - start, LongestWord));
        var stem = KoreanStems.Stem(written);
        _terms.Add(new(written, TermKind.Whole, start, end, word));

        if (stem.Length < written.Length || !string.Equals(stem, written, StringComparison.Ordinal))
        {
            _terms.Add(new(stem, TermKind.Whole, start, start + stem.Length, word));
        }

        // 비밀 번호 is also 비밀번호: what stands together without a particle between may be one word.
        if (_lastStemEnd == start - 1 && start > 0 && _text[start - 1] is ' ')
        {
            _terms.Add(new(string.Create(2, (_lastOfStem, stem[0]), Join), TermKind.WeakGram, start - 2, start + 1, word));
        }

        if (stem.Length is 1)
        {
            _terms.Add(new(stem, TermKind.Word, start, start + 1, word));
        }

        for (var i = 0; i + 1 < stem.Length; i++)
        {
            _terms.Add(new(stem.Substring(i, 2), TermKind.Gram, start + i, start + i + 2, word));
        }

        _lastStemEnd = stem.Length == end - start ? end : -1;
        _lastOfStem = stem[^1];
    }

    private static void Join(Span<char> gram, (char First, char Second) of) => (gram[0], gram[1]) = of;

    private void ReadUnspaced(int start, int end)
    {
        var word = _words++;

        for (var i = start; i < end && (i == start || i + UnspacedGram <= end); i++)
        {
            var length = Math.Min(UnspacedGram, end - i);
            _terms.Add(new(_text.Substring(i, length), TermKind.Gram, i, i + length, word));
        }
    }

    private void ReadIdeographs(int start, int end)
    {
        _places.Clear();

        for (var i = start; i < end; i++)
        {
            // サーバー is サーバ.
            if (!TextFolding.IsProlongedSound(_text[i]) && !char.IsLowSurrogate(_text[i]))
            {
                _places.Add(i);
            }
        }

        for (var i = 0; i < _places.Count; i++)
        {
            var at = _places[i];
            var script = CharacterScripts.Of(_text[at]);
            var word = _words++;

            if (script is CharacterScript.Han)
            {
                var alone = (i is 0 || ScriptAt(i - 1) is not CharacterScript.Han) && (i + 1 == _places.Count || ScriptAt(i + 1) is not CharacterScript.Han);
                _terms.Add(new(Text(i, 1), TermKind.Single, at, at + 1, word));

                if (alone)
                {
                    _terms.Add(new(Text(i, 1), TermKind.Word, at, at + 1, word));
                }
            }

            if (i + 1 < _places.Count)
            {
                _terms.Add(new(Text(i, 2), GramKind(script, ScriptAt(i + 1)), at, _places[i + 1] + 1, word));
            }

            ReadRun(i, script, word);
        }
    }

    /// <summary>A run of Katakana, or in Japanese of Chinese characters, is mostly one word.</summary>
    private void ReadRun(int first, CharacterScript script, int word)
    {
        var begins = first is 0 || ScriptAt(first - 1) != script;

        if (!begins || (script is not CharacterScript.Katakana && (script is not CharacterScript.Han || _language is not "ja")))
        {
            return;
        }

        var last = first;

        while (last + 1 < _places.Count && ScriptAt(last + 1) == script)
        {
            last++;
        }

        var length = last - first + 1;

        if (length is > 1 and <= 16)
        {
            _terms.Add(new(Text(first, length), TermKind.Whole, _places[first], _places[last] + 1, word));
        }
    }

    private CharacterScript ScriptAt(int place) => CharacterScripts.Of(_text[_places[place]]);

    private static TermKind GramKind(CharacterScript first, CharacterScript second)
    {
        var hiragana = (first is CharacterScript.Hiragana ? 1 : 0) + (second is CharacterScript.Hiragana ? 1 : 0);
        return hiragana switch { 0 => TermKind.Gram, 1 => TermKind.HalfGram, _ => TermKind.WeakGram };
    }

    private string Text(int first, int count)
    {
        Span<char> text = stackalloc char[count * 2];
        var length = 0;

        for (var i = first; i < first + count; i++)
        {
            var c = TextFolding.Fold(_text[_places[i]]);
            text[length++] = _language is "zh" ? ChineseForms.Simplify(c) : c;

            if (char.IsHighSurrogate(c) && _places[i] + 1 < _text.Length)
            {
                text[length++] = _text[_places[i] + 1];
            }
        }

        return new(text[..length]);
    }
}
