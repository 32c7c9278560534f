using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using Oqupie.Contracts.Search;

namespace Oqupie.Grains.Search;

/// <summary>
/// Takes what somebody typed apart: words, "phrases", key:value terms, each with a minus before it for what is not wanted. No text is an error: a key that
/// is not known is a word, a term without a value is passed over (it is being typed), a quote that does not end goes to the end. Pure.
/// </summary>
internal sealed class TypedQueryReader
{
    /// <summary>So many words and terms are heeded.</summary>
    private const int Most = 32;

    private static readonly FrozenDictionary<string, TypedTermKind> Keys =
        Enum.GetValues<TypedTermKind>().ToFrozenDictionary(kind => kind.ToString(), StringComparer.OrdinalIgnoreCase);

    private readonly string _text;
    private readonly ImmutableArray<AskedText>.Builder _texts = ImmutableArray.CreateBuilder<AskedText>();
    private readonly ImmutableArray<TypedTerm>.Builder _terms = ImmutableArray.CreateBuilder<TypedTerm>();
    private int _at;

    private TypedQueryReader(string text) => _text = text;

    public static TypedQuery Read(string text)
    {
        var reader = new TypedQueryReader(WellFormed.Of(text, TicketQuestion.LongestText));

        while (reader._texts.Count + reader._terms.Count < Most && reader.Next())
        {
            // One word or term a time.
        }

        return new(reader._texts.ToImmutable(), reader._terms.ToImmutable());
    }

    /// <returns>False at the end.</returns>
    private bool Next()
    {
        while (_at < _text.Length && IsBetween(_text[_at]))
        {
            _at++;
        }

        var not = false;

        for (; _at < _text.Length && _text[_at] is '-' or '－' or '−'; _at++)
        {
            not = true;
        }

        if (_at == _text.Length)
        {
            return false;
        }

        if (IsQuote(_text[_at]))
        {
            Add(Quoted(), together: true, not);
        }
        else if (TryKey(out var kind, out var begins))
        {
            _at = begins;
            var value = _at < _text.Length && IsQuote(_text[_at]) ? Quoted() : Word();

            if (value.Trim() is { Length: > 0 } said)
            {
                _terms.Add(new(kind, said, not));
            }
        }
        else
        {
            Add(Word(), together: false, not);
        }

        return true;
    }

    /// <summary>A known key, its colon, and where its value begins.</summary>
    private bool TryKey(out TypedTermKind kind, out int begins)
    {
        var end = _at;

        while (end < _text.Length && char.IsAsciiLetter(_text[end]))
        {
            end++;
        }

        begins = end + 1;
        kind = default;
        return end > _at && end < _text.Length && _text[end] is ':' or '：' && Keys.TryGetValue(_text[_at..end], out kind);
    }

    private string Quoted()
    {
        var begins = ++_at;

        while (_at < _text.Length && !IsQuote(_text[_at]))
        {
            _at++;
        }

        var quoted = _text[begins.._at];
        _at = Math.Min(_at + 1, _text.Length);
        return quoted;
    }

    /// <summary>Up to the next blank; a quote inside it (<c>5"</c>) is part of it.</summary>
    private string Word()
    {
        var begins = _at;

        while (_at < _text.Length && !IsBetween(_text[_at]))
        {
            _at++;
        }

        return _text[begins.._at];
    }

    private void Add(string text, bool together, bool not)
    {
        if (text.EnumerateRunes().Any(Rune.IsLetterOrDigit))
        {
            _texts.Add(new(text, together, not));
        }
    }

    private static bool IsBetween(char c) => char.IsWhiteSpace(c) || char.IsControl(c);

    private static bool IsQuote(char c) => c is '"' or '“' or '”' or '„' or '＂';
}
