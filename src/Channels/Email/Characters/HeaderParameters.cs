using System.Globalization;
using System.Text;

namespace Oqupie.Channels.Email.Characters;

/// <summary>
/// Reads one parameter of a header ("filename", "name") in all the ways programs write it: RFC 2231 with and without pieces, split inside a character or out of
/// order; RFC 2047 words, which no standard allows there; bare text with escapes of the web.
/// </summary>
internal static class HeaderParameters
{
    private const int MaxPieces = 200;

    public static string? Read(string header, string name)
    {
        string? plain = null;
        var pieces = new SortedDictionary<int, (string Value, bool Extended)>();

        foreach (var (key, value) in Split(header))
        {
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                plain ??= value;
            }
            else if (key.Length > name.Length && key[name.Length] is '*' && key.StartsWith(name, StringComparison.OrdinalIgnoreCase)
                && pieces.Count < MaxPieces)
            {
                var number = key.AsSpan(name.Length + 1).TrimEnd('*');
                pieces.TryAdd(int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : 0, (value, key.EndsWith('*')));
            }
        }

        return pieces.Count > 0 ? Joined([.. pieces.Values]) : plain is null ? null : Plain(plain);
    }

    // charset'language'text, in bytes as "%EA"; a piece without a star is as it is.
    private static string Joined((string Value, bool Extended)[] pieces)
    {
        if (!Array.Exists(pieces, piece => piece.Extended))
        {
            return Plain(string.Concat(pieces.Select(piece => piece.Value)));
        }

        string? label = null;
        var first = pieces[0].Value;

        if (pieces[0].Extended && first.Split('\'', 3) is [var charset, _, var text])
        {
            (label, first) = (charset, text);
        }

        var bytes = new List<byte>();
        var run = first;

        // Some programs split inside of an escape, too.
        for (var i = 0; i < pieces.Length; i++)
        {
            if (i + 1 < pieces.Length && pieces[i + 1].Extended == pieces[i].Extended)
            {
                run += pieces[i + 1].Value;
                continue;
            }

            bytes.AddRange(Unescaped(run, pieces[i].Extended));
            run = i + 1 < pieces.Length ? pieces[i + 1].Value : "";
        }

        return EncodedWords.Decoded(MailCharsets.Decode(bytes.ToArray(), label));
    }

    private static string Plain(string text)
    {
        var decoded = EncodedWords.Decoded(text);

        // Escapes of the web only where they make sense as such: valid UTF-8 beyond ASCII.
        return decoded.Contains('%', StringComparison.Ordinal) && Unescaped(decoded, escapes: true) is var bytes
            && Array.Exists(bytes, one => one >= 0x80) && System.Text.Unicode.Utf8.IsValid(bytes) && Ascii.IsValid(decoded)
            ? Encoding.UTF8.GetString(bytes)
            : decoded;
    }

    private static byte[] Unescaped(string text, bool escapes)
    {
        var raw = Encoding.UTF8.GetBytes(text);
        var bytes = new List<byte>(raw.Length);

        for (var i = 0; i < raw.Length; i++)
        {
            var isEscape = escapes && raw[i] is (byte)'%' && i + 2 < raw.Length && char.IsAsciiHexDigit((char)raw[i + 1])
                && char.IsAsciiHexDigit((char)raw[i + 2]);
            bytes.Add(isEscape ? Convert.FromHexString(raw.AsSpan(i + 1, 2))[0] : raw[i]);
            i += isEscape ? 2 : 0;
        }

        return [.. bytes];
    }

    private static IEnumerable<(string Key, string Value)> Split(string header)
    {
        for (var at = header.IndexOf(';', StringComparison.Ordinal); at >= 0 && at < header.Length;)
        {
            var equals = header.IndexOfAny(['=', ';'], at + 1);

            if (equals < 0)
            {
                yield break;
            }

            if (header[equals] is ';')
            {
                at = equals;
                continue;
            }

            var key = header[(at + 1)..equals].Trim();
            var (value, end) = Value(header, equals + 1);
            at = header.IndexOf(';', end);
            yield return (key, value);
        }
    }

    // Folded lines are one; a quoted value ends at its quote, a bare one at the semicolon.
    private static (string Value, int End) Value(string header, int start)
    {
        while (start < header.Length && char.IsWhiteSpace(header[start]))
        {
            start++;
        }

        if (start >= header.Length || header[start] is not '"')
        {
            var end = header.IndexOf(';', start) is >= 0 and var semicolon ? semicolon : header.Length;
            return (header[start..end].Trim().Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal), end);
        }

        var value = new StringBuilder();
        var i = start + 1;

        for (; i < header.Length && header[i] is not '"'; i++)
        {
            i += header[i] is '\\' && i + 1 < header.Length && header[i + 1] is '"' or '\\' ? 1 : 0;
            value.Append(header[i] is '\r' or '\n' ? "" : header[i].ToString());
        }

        return (value.ToString(), Math.Min(i + 1, header.Length));
    }
}
