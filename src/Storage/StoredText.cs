using System.Text;

namespace Oqupie.Storage;

/// <summary>Texts from outside may hold what no database keeps: NUL, and half a character. Both become U+FFFD, so that one bad mail fails nothing.</summary>
internal static class StoredText
{
    public static string Clean(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            text = text.Replace('\0', '\uFFFD');
        }

        // Surrogates are rare and mostly in order; those that are not do not survive the way through UTF-8.
        return text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;
    }
}
