namespace Oqupie.Search.Analysis;

/// <summary>How a term was got, which decides the field it is kept in and what it weighs in a question.</summary>
internal enum TermKind
{
    /// <summary>A word by itself: the stem of a word with letters, a number, a stem of one syllable, a Chinese character that stands alone.</summary>
    Word,

    /// <summary>Neighbouring characters of a script without spaces, or of a Korean stem.</summary>
    Gram,

    /// <summary>A gram that says little: of Hiragana, half of it, or across a space.</summary>
    HalfGram,

    /// <inheritdoc cref="HalfGram"/>
    WeakGram,

    /// <summary>A word as it was written, for precision.</summary>
    Whole,

    /// <summary>One Chinese character inside others.</summary>
    Single,
}

/// <param name="Text">Folded.</param>
/// <param name="Kind">How it was got.</param>
/// <param name="Start">Its first character in the text.</param>
/// <param name="End">Behind its last character.</param>
/// <param name="Word">The number of the written word it is of; grams of scripts without spaces are their own.</param>
internal readonly record struct Term(string Text, TermKind Kind, int Start, int End, int Word);
