using System.Text;

namespace Oqupie.Grains.Finders;

/// <summary>
/// Reads a query as shipped apps write it (PORTAL-FINDER.md): "+" and "%20", Hangul as it is, a second "?" in its midst, keys in any order. Of two alike the
/// first counts. Pure.
/// </summary>
internal sealed class FinderQuery
{
    private const int MostPairs = 100;
    private const int LongestKey = 100;
    private const int LongestValue = 2_000;

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    private FinderQuery()
    {
    }

    /// <summary>In the order in which they stand, without what does not fit.</summary>
    public List<(string Key, string Value)> Pairs { get; } = [];

    /// <summary>Null where it is longer, or more, than a query can be.</summary>
    public static FinderQuery? Read(string text, int longest)
    {
        if (text.Length > longest)
        {
            return null;
        }

        var query = new FinderQuery();

        foreach (var part in Parts(text.StartsWith('?') ? text[1..] : text))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);

            if (equals < 0)
            {
                continue; // "?null", or nothing.
            }

            if (query.Pairs.Count == MostPairs)
            {
                return null;
            }

            query.Add(Clean(Decoded(part[..equals])), Clean(Decoded(part[(equals + 1)..])));
        }

        return query;
    }

    /// <summary>Null where it is absent or empty, which is the same.</summary>
    public string? Of(string key) => _values.GetValueOrDefault(key) is { Length: > 0 } value ? value : null;

    private void Add(string key, string value)
    {
        var fits = key.Length is > 0 and <= LongestKey && (value.Length <= LongestValue || key is FinderKeys.Token);

        if (fits && _values.TryAdd(key, key is FinderKeys.UserEmail ? WithPlus(value) : value))
        {
            Pairs.Add((key, _values[key]));
        }
    }

    // An app on iOS sends the "+" of an address as it is, and it reads as a blank.
    private static string WithPlus(string email)
    {
        var mended = email.ToCharArray();

        for (var i = 1; i < mended.Length - 1; i++)
        {
            mended[i] = email[i] is ' ' && email[i - 1] is not ' ' && email[i + 1] is not ' ' ? '+' : email[i];
        }

        return new string(mended).Trim();
    }

    // An app on Android adds "?…" to an address that has one. A "?" behind which no key stands is somebody's question.
    private static IEnumerable<string> Parts(string text)
    {
        foreach (var part in text.Split('&'))
        {
            var from = 0;

            for (var at = part.IndexOf('?', StringComparison.Ordinal); at >= 0; at = part.IndexOf('?', at + 1))
            {
                if (IsKeyAt(part, at + 1))
                {
                    yield return part[from..at];
                    from = at + 1;
                }
            }

            yield return part[from..];
        }
    }

    private static bool IsKeyAt(string part, int from)
    {
        var end = part.IndexOfAny(['=', '?', ' ', '+'], from);
        return end > from && part[end] is '=';
    }

    // What is no code stays as it is, and so does a letter beyond ASCII.
    private static string Decoded(string text)
    {
        if (!text.Contains('%', StringComparison.Ordinal))
        {
            return text.Replace('+', ' ');
        }

        var bytes = new List<byte>(text.Length);
        var plain = Encoding.UTF8.GetBytes(text);

        for (var i = 0; i < plain.Length; i++)
        {
            if (plain[i] is (byte)'%' && i + 2 < plain.Length && char.IsAsciiHexDigit((char)plain[i + 1]) && char.IsAsciiHexDigit((char)plain[i + 2]))
            {
                bytes.Add(Convert.ToByte(Encoding.ASCII.GetString(plain, i + 1, 2), 16));
                i += 2;
            }
            else
            {
                bytes.Add(plain[i] is (byte)'+' ? (byte)' ' : plain[i]);
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    /// <summary>Nothing in it ends a line, of a header or elsewhere.</summary>
    internal static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);

        foreach (var rune in text.EnumerateRunes()) // A half of a character comes as U+FFFD.
        {
            clean.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        }

        return clean.ToString().Trim();
    }
}
