using Oqupie.Search.Analysis;

namespace Oqupie.Search.Tickets;

/// <summary>
/// In which language a text of a ticket is read. Customers write as they like, so its letters say it; words with Latin letters are read as English in all.
/// </summary>
internal static class TicketLanguage
{
    private const int LooksAt = 2000;
    private const string Korean = "ko";
    private const string Japanese = "ja";
    private const string Chinese = "zh";
    private const string Other = "en";

    public static string Of(ReadOnlySpan<char> text)
    {
        var language = Other;

        foreach (var c in text.Length > LooksAt ? text[..LooksAt] : text)
        {
            switch (CharacterScripts.Of(c))
            {
                case CharacterScript.Hiragana or CharacterScript.Katakana:
                    return Japanese;
                case CharacterScript.Hangul:
                    language = Korean;
                    break;
                case CharacterScript.Han when language is Other:
                    language = Chinese;
                    break;
                default:
                    break;
            }
        }

        return language;
    }

    /// <summary>In which languages a few words may be meant: Chinese characters alone are both Chinese and Japanese.</summary>
    public static string[] Readings(string text) => Of(text) is Chinese ? [Chinese, Japanese] : [Of(text)];
}
