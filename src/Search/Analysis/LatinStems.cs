using System.Collections.Concurrent;
using Lucene.Net.Tartarus.Snowball;
using Lucene.Net.Tartarus.Snowball.Ext;

namespace Oqupie.Search.Analysis;

/// <summary>Stems by the Snowball programs that come with Lucene. In a text of another script, words with letters are taken for English.</summary>
internal static class LatinStems
{
    private const int LongestWord = 40;

    // A program keeps the word it works on, so each is one thread's at a time.
    private static readonly ConcurrentDictionary<string, ConcurrentBag<SnowballProgram>> Idle = new(StringComparer.Ordinal);

    public static bool Has(string language) => Create(language) is not null;

    /// <param name="word">In small letters, with its accents.</param>
    /// <param name="language">Two letters.</param>
    public static string Stem(string word, string language)
    {
        if (word.Length is < 3 or > LongestWord)
        {
            return word;
        }

        var idle = Idle.GetOrAdd(language, _ => []);

        if (!idle.TryTake(out var program) && (program = Create(language)) is null)
        {
            return word;
        }

        program.SetCurrent(word);
        program.Stem();
        var stem = program.Current;
        idle.Add(program);
        return stem.Length is 0 ? word : stem;
    }

    private static SnowballProgram? Create(string language) => language switch
    {
        "en" or "ko" or "ja" or "zh" or "th" => new EnglishStemmer(),
        "de" => new German2Stemmer(),
        "fr" => new FrenchStemmer(),
        "es" => new SpanishStemmer(),
        "pt" => new PortugueseStemmer(),
        "it" => new ItalianStemmer(),
        "nl" => new DutchStemmer(),
        "sv" => new SwedishStemmer(),
        "da" => new DanishStemmer(),
        "no" or "nb" or "nn" => new NorwegianStemmer(),
        "fi" => new FinnishStemmer(),
        "ru" => new RussianStemmer(),
        "tr" => new TurkishStemmer(),
        "hu" => new HungarianStemmer(),
        "ro" => new RomanianStemmer(),
        "ca" => new CatalanStemmer(),
        _ => null,
    };
}
