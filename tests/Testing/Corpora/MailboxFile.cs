namespace Oqupie.Testing.Corpora;

/// <summary>Files of many mails, each behind a line "From address date" (mbox, RFC 4155).</summary>
internal static class MailboxFile
{
    /// <summary>The mails of a file; the whole file where it is one mail, or none.</summary>
    public static List<byte[]> Split(byte[] file)
    {
        if (!IsSeparator(file))
        {
            return [file];
        }

        var mails = new List<byte[]>();

        for (var start = 0; start < file.Length;)
        {
            var next = NextSeparator(file, start);
            mails.Add(Unquoted(file.AsSpan(start, next - start)));
            start = next;
        }

        return mails;
    }

    // "From " begins a mail only behind an empty line; elsewhere it is a sentence.
    private static int NextSeparator(byte[] file, int start)
    {
        for (var at = start; file.AsSpan(at).IndexOf("\nFrom "u8) is >= 0 and var found; at += found + 1)
        {
            var line = at + found + 1;
            var isBehindEmptyLine = file.AsSpan(0, line).EndsWith("\n\n"u8) || file.AsSpan(0, line).EndsWith("\n\r\n"u8);

            if (isBehindEmptyLine && IsSeparator(file.AsSpan(line)))
            {
                return line;
            }
        }

        return file.Length;
    }

    // With a time of day, and a year at the end or before a zone: "From a@x.example Mon Jan  5 09:00:00 2026".
    private static bool IsSeparator(ReadOnlySpan<byte> text)
    {
        var line = text[..(text.IndexOf((byte)'\n') is >= 0 and var end ? end : text.Length)];
        return line.StartsWith("From "u8) && line.Length < 500 && line.Count((byte)':') >= 1 && line.ContainsAnyInRange((byte)'0', (byte)'9');
    }

    // The separator goes, and ">From " is "From " again.
    private static byte[] Unquoted(ReadOnlySpan<byte> mail)
    {
        var text = mail[(mail.IndexOf((byte)'\n') + 1)..];
        var plain = new List<byte>(text.Length);

        while (text.Length > 0)
        {
            var line = text[..(text.IndexOf((byte)'\n') is >= 0 and var end ? end + 1 : text.Length)];
            var quotes = line.IndexOfAnyExcept((byte)'>');
            plain.AddRange(quotes > 0 && line[quotes..].StartsWith("From "u8) ? line[1..] : line);
            text = text[line.Length..];
        }

        return [.. plain];
    }
}
