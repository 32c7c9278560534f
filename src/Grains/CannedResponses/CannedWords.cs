using System.Text;

namespace Oqupie.Grains.CannedResponses;

/// <summary>What canned responses are found by: without case, and in whatever form a letter was typed. Pure.</summary>
public static class CannedWords
{
    /// <summary>The beginning of a text; what stands behind it finds nothing, and a search looks at a bounded number of letters.</summary>
    private const int Longest = 2_000;

    private const int MostWords = 6;

    /// <summary>NUL and half a character, which no database keeps, become U+FFFD.</summary>
    public static string Key(string text) =>
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Replace('\0', '\uFFFD'))).Normalize(NormalizationForm.FormKC).ToLowerInvariant();

    /// <summary>All that a response is found by.</summary>
    public static string Of(string name, string shortcut, string text)
    {
        var key = Key(text.Length > Longest ? text[..Longest] : text);
        return $"{Key(name)}\n{Key(shortcut)}\n{key}";
    }

    /// <summary>The words of what was typed.</summary>
    public static string[] Split(string? typed) => Key(typed ?? "").Split((char[]?)null, MostWords + 1, StringSplitOptions.RemoveEmptyEntries) is var words
        && words.Length > MostWords ? words[..MostWords] : words;
}
