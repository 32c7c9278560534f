using System.Security.Cryptography;
using System.Text;

namespace Oqupie.Channels.AppStore;

/// <summary>Words of strangers as they can be kept: short enough, without control characters, and without halves of characters. Pure.</summary>
internal static class AppStoreText
{
    private const int LengthOfMark = 16;

    /// <summary>On one line, at most so many UTF-16 units.</summary>
    public static string Line(string? text, int most) => Clean(text ?? "", most, keepLines: false);

    /// <summary>With "\n" at the ends of its lines, at most so many UTF-16 units.</summary>
    public static string Lines(string? text, int most) => Clean((text ?? "").ReplaceLineEndings("\n"), most, keepLines: true);

    /// <summary>Tells these texts from any others, in a few characters.</summary>
    public static string MarkOf(params ReadOnlySpan<string> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        foreach (var text in texts)
        {
            hash.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..LengthOfMark];
    }

    /// <summary>The same for the same words, however they are broken into lines and their letters are put together.</summary>
    public static string MarkOfWords(string text)
    {
        var words = Lines(text, int.MaxValue).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return MarkOf(string.Join(' ', words).Normalize());
    }

    private static string Clean(string text, int most, bool keepLines)
    {
        var clean = new StringBuilder(Math.Min(text.Length, most));

        foreach (var rune in text.EnumerateRunes()) // A half of a character comes as U+FFFD.
        {
            if (clean.Length + rune.Utf16SequenceLength > most)
            {
                break;
            }

            if (!Rune.IsControl(rune) || (keepLines && rune.Value is '\n'))
            {
                clean.Append(rune.ToString());
            }
            else if (Rune.IsWhiteSpace(rune))
            {
                clean.Append(' ');
            }
        }

        return clean.ToString().Trim();
    }
}
