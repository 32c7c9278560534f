using System.Text;
using System.Text.RegularExpressions;

namespace Oqupie.Channels.Email.Characters;

/// <summary>
/// Writes a header anew in UTF-8, so that whatever reads it next sees characters: raw 8-bit bytes are guessed, and RFC 2047 words are read by what their bytes
/// say rather than their label alone. Neighbours of one label are read together: some programs split a word in the middle of a character.
/// </summary>
internal static partial class EncodedWords
{
    // Beyond this there is nothing that a person reads; and a header may be as long as a mail.
    private const int MaxHeader = 100_000;

    /// <param name="raw">A header's value as it came.</param>
    /// <param name="unlabelled">What raw 8-bit text is where it is not UTF-8.</param>
    public static byte[] Mend(byte[] raw, Encoding unlabelled)
    {
        var bytes = raw.AsSpan(0, Math.Min(raw.Length, MaxHeader));

        if (bytes.Length == raw.Length && bytes.IndexOf("=?"u8) < 0 && bytes.IndexOf((byte)0x1B) < 0 && !bytes.ContainsAnyExceptInRange((byte)0, (byte)0x7F))
        {
            return raw;
        }

        return Encoding.UTF8.GetBytes(Words(Characters(bytes, unlabelled)));
    }

    /// <summary>Raw text without words: UTF-8 where it is that, escape sequences where it has any, else what the mail's other raw text is.</summary>
    public static string Characters(ReadOnlySpan<byte> bytes, Encoding unlabelled) =>
        System.Text.Unicode.Utf8.IsValid(bytes) && bytes.IndexOf((byte)0x1B) < 0 ? Encoding.UTF8.GetString(bytes)
        : !bytes.ContainsAnyExceptInRange((byte)0, (byte)0x7F) ? MailCharsets.Decode(bytes, label: null)
        : MailCharsets.GetString(unlabelled, bytes);

    /// <summary>The text with its words decoded, for values that are not parsed any further.</summary>
    public static string Decoded(string text) => Replaced(text, blank: "", decoded => decoded);

    private static string Words(string text) => Replaced(text, blank: " ", decoded => $"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(decoded))}?=");

    // Blanks between two words are not part of the text (RFC 2047 §6.2).
    private static string Replaced(string text, string blank, Func<string, string> write)
    {
        var made = new StringBuilder(text.Length);
        var pending = new Pending();
        var at = 0;

        foreach (Match match in Word().Matches(text))
        {
            var between = text.AsSpan(at, match.Index - at);
            var label = match.Groups["label"].Value;

            if (!between.IsWhiteSpace() || !pending.Takes(label))
            {
                pending.Flush(made, write);
                made.Append(between.IsWhiteSpace() && pending.HasWritten ? blank : between);
                pending.Begin(label);
            }

            pending.Bytes.AddRange(Bytes(match.Groups["kind"].Value, match.Groups["text"].Value));
            at = match.Index + match.Length;
        }

        pending.Flush(made, write);
        return made.Append(text.AsSpan(at)).ToString();
    }

    private static byte[] Bytes(string kind, string text) => kind is "B" or "b" ? Base64(text) : Quoted(text);

    // Padded in the middle, or not at all, as some programs write it. What is no base64 is shown as it is.
    private static byte[] Base64(string text)
    {
        var bytes = new List<byte>(text.Length);

        foreach (var piece in string.Concat(text.Where(c => !char.IsWhiteSpace(c))).Split('=', StringSplitOptions.RemoveEmptyEntries))
        {
            var whole = piece.Length % 4 is 1 ? piece[..^1] : piece;
            var padded = whole.PadRight((whole.Length + 3) / 4 * 4, '=');
            bytes.AddRange(System.Buffers.Text.Base64.IsValid(padded) ? Convert.FromBase64String(padded) : Encoding.UTF8.GetBytes(piece));
        }

        return [.. bytes];
    }

    private static byte[] Quoted(string text)
    {
        var bytes = new List<byte>(text.Length);

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '=' && i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]))
            {
                bytes.Add(Convert.FromHexString(text.AsSpan(i + 1, 2))[0]);
                i += 2;
            }
            else if (text[i] < 0x80)
            {
                bytes.Add(text[i] is '_' ? (byte)' ' : (byte)text[i]);
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text, i, 1));
            }
        }

        return [.. bytes];
    }

    [GeneratedRegex(
        @"=\?(?<label>[^?*\s]{0,40})(\*[^?\s]{0,20})?\?(?<kind>[BbQq])\?(?<text>[^?]*)\?=", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Word();

    // Words of one label that stand beside each other, until they are read together.
    private sealed class Pending
    {
        private string? _label;

        public List<byte> Bytes { get; } = [];

        public bool HasWritten { get; private set; }

        public bool Takes(string label) => string.Equals(_label, label, StringComparison.OrdinalIgnoreCase);

        public void Begin(string label) => _label = label;

        public void Flush(StringBuilder made, Func<string, string> write)
        {
            if (_label is not null)
            {
                made.Append(write(MailCharsets.Decode(Bytes.ToArray(), _label).TrimStart('\uFEFF')));
                HasWritten = true;
            }

            _label = null;
            Bytes.Clear();
        }
    }
}
