using System.Collections.Frozen;
using System.Text;
using MimeKit;

namespace Oqupie.Channels.Email.Reading;

/// <summary>
/// Finds where a mail begins and its headers end, where programs put something before the first header, end lines by carriage returns alone, or divide headers
/// and text by a line of blanks.
/// </summary>
internal static class MailStart
{
    // What stands before the headers is a line or two; blanks can be many.
    private const int MostBlanks = 1 << 20;
    private const int MostHeaders = 256 * 1024;
    private const int MostJunk = 8;

    private static readonly FrozenSet<string> Known = Enum.GetValues<HeaderId>().Where(id => id is not HeaderId.Unknown).Select(id => id.ToHeaderName())
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <param name="raw">Seekable.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The mail, standing where it begins.</returns>
    public static async Task<Stream> Find(Stream raw, CancellationToken cancellationToken)
    {
        var blanks = await Blanks(raw, cancellationToken);
        var head = new byte[Math.Min(MostHeaders, raw.Length - blanks)];
        raw.Position = blanks;
        await raw.ReadExactlyAsync(head, cancellationToken);
        var loneReturns = EndsInReturns(head);
        var text = Encoding.Latin1.GetString(head);
        var lines = Lines(loneReturns ? WithLineFeeds(text) : text);

        // Where the headers are longer than what was looked at, nothing of them is judged.
        var isWhole = head.Length == raw.Length - blanks || lines.Exists(line => line.Text.Length is 0);
        var first = FirstHeader(lines);
        var (from, to) = isWhole ? BlankEnd(lines, first) : default;
        var start = blanks + (first < lines.Count ? lines[first].At : 0);
        var mended = loneReturns || to > from ? new MendedStream(raw, loneReturns, blanks + from, blanks + to) : raw;
        mended.Position = start;
        return mended;
    }

    private static async Task<long> Blanks(Stream raw, CancellationToken cancellationToken)
    {
        var buffer = new byte[4_096];

        for (var at = 0L; at < MostBlanks; at += buffer.Length)
        {
            raw.Position = at;
            var length = await raw.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);

            if (buffer.AsSpan(0, length).IndexOfAnyExcept(" \t\r\n"u8) is >= 0 and var found)
            {
                return at + found + (buffer.AsSpan(found, length - found).StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0);
            }

            if (length < buffer.Length)
            {
                break;
            }
        }

        return 0;
    }

    // The headers' own lines do, whatever the text's do.
    private static bool EndsInReturns(ReadOnlySpan<byte> head)
    {
        var feed = head.IndexOf((byte)'\n');
        var lines = feed < 0 ? head : head[..feed];
        return lines.IndexOf((byte)'\r') is >= 0 and var at && at + 1 < lines.Length;
    }

    private static string WithLineFeeds(string text)
    {
        var lines = text.ToCharArray();

        for (var i = 0; i < lines.Length; i++)
        {
            lines[i] = lines[i] is '\r' && (i + 1 == lines.Length || lines[i + 1] is not '\n') ? '\n' : lines[i];
        }

        return new(lines);
    }

    private static List<Line> Lines(string text)
    {
        var lines = new List<Line>();

        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at);
            var next = end < 0 ? text.Length : end + 1;
            lines.Add(new(at, text[at..(end < 0 ? text.Length : end)].TrimEnd('\r')));
            at = next;
        }

        return lines;
    }

    // 0 where the mail begins as it should, or nothing better is found; the parser then says what is wrong.
    private static int FirstHeader(List<Line> lines)
    {
        if (lines.Count is 0 || NameIn(lines[0].Text) is not null || lines[0].Text.StartsWith("From ", StringComparison.Ordinal))
        {
            return 0;
        }

        var found = lines.FindIndex(0, Math.Min(lines.Count, MostJunk), line => IsKnown(line.Text));
        return Math.Max(0, found);
    }

    // A line of blanks is an empty one, unless headers go on below it.
    private static (int From, int To) BlankEnd(List<Line> lines, int first)
    {
        for (var i = first; i < lines.Count && lines[i].Text.Length > 0; i++)
        {
            if (i > first && string.IsNullOrWhiteSpace(lines[i].Text) && !HeadersGoOn(lines, i + 1))
            {
                return (lines[i].At, lines[i].At + lines[i].Text.Length);
            }
        }

        return default;
    }

    private static bool HeadersGoOn(List<Line> lines, int from)
    {
        var known = false;

        for (var i = from; i < lines.Count && lines[i].Text.Length > 0; i++)
        {
            if (lines[i].Text[0] is not (' ' or '\t') && NameIn(lines[i].Text) is null)
            {
                return false;
            }

            known |= IsKnown(lines[i].Text);
        }

        return known;
    }

    private static bool IsKnown(string line) =>
        NameIn(line) is { } name && (Known.Contains(name) || name.StartsWith("X-", StringComparison.OrdinalIgnoreCase));

    // RFC 5322 §2.2, with the blanks before the colon that it once allowed.
    private static string? NameIn(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var name = colon > 0 ? line[..colon].TrimEnd(' ', '\t') : "";
        return name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') ? name : null;
    }

    private sealed record Line(int At, string Text);
}
