using MimeKit;

namespace Oqupie.Channels.Email.Reading;

/// <summary>Files that old programs write into the text itself, between "begin 644 name" and "end".</summary>
internal static class UuBlocks
{
    private const int MaxName = 200;
    private const int MostFiles = 50;

    /// <summary>Takes them out of a text.</summary>
    /// <returns>The text without them, and them; the same text where there are none. What has no end is text.</returns>
    public static (byte[] Text, List<MimePart> Files) TakeFrom(byte[] text)
    {
        var files = new List<MimePart>();

        if (text.AsSpan().IndexOf("begin "u8) < 0)
        {
            return (text, files);
        }

        var kept = new MemoryStream(text.Length);
        var endless = false;

        for (var at = 0; at < text.Length;)
        {
            var next = NextLine(text, at);

            if (!endless && files.Count < MostFiles && NameIn(LineAt(text, at, next)) is { } name)
            {
                if (Decode(text, next) is var (end, content))
                {
                    files.Add(File(name, content));
                    at = end;
                    continue;
                }

                endless = text.AsSpan(next).IndexOf("\nend"u8) < 0;
            }

            kept.Write(text, at, next - at);
            at = next;
        }

        return files.Count > 0 ? (kept.ToArray(), files) : (text, files);
    }

    private static (int End, MemoryStream Content)? Decode(byte[] text, int at)
    {
        var content = new MemoryStream();

        while (at < text.Length)
        {
            var next = NextLine(text, at);
            var line = LineAt(text, at, next);

            if (line.SequenceEqual("end"u8))
            {
                return content.Length > 0 ? (next, content) : null;
            }

            // The last line before the end stands for nothing, and its one sign is lost easily.
            var length = line.Length is 0 ? 0 : UuEncoded.LengthOf(line);

            if (length < 0)
            {
                return null;
            }

            UuEncoded.Write(line, length, content);
            at = next;
        }

        return null;
    }

    // "begin 644 plan.zip": a mode of three or four digits.
    private static string? NameIn(ReadOnlySpan<byte> line)
    {
        if (!line.StartsWith("begin "u8) || line.Length > MaxName)
        {
            return null;
        }

        var rest = line[6..];
        var blank = rest.IndexOf((byte)' ');
        return blank is 3 or 4 && !rest[..blank].ContainsAnyExceptInRange((byte)'0', (byte)'7') && rest.Length > blank + 1
            ? Characters.MailCharsets.Decode(rest[(blank + 1)..], label: null).Trim()
            : null;
    }

    private static MimePart File(string name, MemoryStream content)
    {
        content.Position = 0;
        var part = new MimePart(MimeTypes.GetMimeType(name)) { Content = new MimeContent(content), ContentDisposition = new(ContentDisposition.Attachment) };
        part.FileName = name;
        return part;
    }

    private static int NextLine(byte[] text, int at) => text.AsSpan(at).IndexOf((byte)'\n') is >= 0 and var end ? at + end + 1 : text.Length;

    private static ReadOnlySpan<byte> LineAt(byte[] text, int at, int next) => text.AsSpan(at..next).TrimEnd("\r\n"u8);
}
