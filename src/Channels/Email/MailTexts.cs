using System.Net;
using System.Text;
using MimeKit;
using MimeKit.Text;
using Oqupie.Channels.Html;

namespace Oqupie.Channels.Email;

/// <summary>What a mail says, as text and, where it has any, as HTML made harmless.</summary>
internal sealed class MailTexts(SafeRichText richText, int most)
{
    private readonly SortedSet<string> _charsets = new(StringComparer.Ordinal);

    /// <summary>Parts of which not all could be shown; they are to be attached too.</summary>
    public List<TextPart> Cut { get; } = [];

    /// <summary>What the texts were read as, each once.</summary>
    public string Charset => string.Join(' ', _charsets);

    public (string Text, string? Html) Of(List<Piece> pieces)
    {
        if (!pieces.Exists(piece => piece.Html.Count > 0))
        {
            return (Limit(string.Join("\n\n", pieces.SelectMany(piece => piece.Plain).Select(Plain))), null);
        }

        var html = new StringBuilder();
        var text = new List<string>();

        foreach (var piece in pieces)
        {
            var shown = piece.Html.Count > 0 ? string.Concat(piece.Html.Select(Html)) : string.Concat(piece.Plain.Select(plain => Paragraphs(Plain(plain))));
            html.Append(shown);
            var typed = string.Join("\n\n", piece.Plain.Select(Plain)).Trim();
            text.Add(typed.Length > 0 ? typed : richText.ToText(shown));
        }

        return (Limit(string.Join("\n\n", text)), richText.SanitiseMail(html.ToString()));
    }

    private string Html(TextPart part) => part.ContentType.IsMimeType("text", "html") ? Decode(part) : Paragraphs(Plain(part));

    private string Plain(TextPart part)
    {
        var text = Decode(part).ReplaceLineEndings("\n");

        // RFC 3676: lines that end in a space go on.
        if (part.IsFlowed)
        {
            var delSp = string.Equals(part.ContentType.Parameters["delsp"], "yes", StringComparison.OrdinalIgnoreCase);
            text = new FlowedToText { DeleteSpace = delSp }.Convert(text).ReplaceLineEndings("\n");
        }

        return text.Trim('\n', ' ', '\uFEFF');
    }

    private static string Paragraphs(string text) => $"<div style=\"white-space: pre-wrap\">{WebUtility.HtmlEncode(text)}</div>";

    private string Limit(string text) => text.Length <= most ? text : text[..most];

    private string Decode(TextPart part)
    {
        if (part.Content is null)
        {
            return "";
        }

        // Four bytes a character at the most.
        var bytes = new byte[Math.Min(most, 1 << 16)];
        var length = 0;
        using var content = part.Content.Open();

        while (content.Read(bytes, length, bytes.Length - length) is > 0 and var read)
        {
            if ((length += read) == bytes.Length)
            {
                if (length >= (long)most * 4)
                {
                    Cut.Add(part);
                    break;
                }

                Array.Resize(ref bytes, (int)Math.Min(length * 2L, (long)most * 4));
            }
        }

        var whole = bytes.AsSpan(0, length);
        var encoding = MailCharsets.Understood(whole, Label(part, whole));
        var text = MailCharsets.GetString(encoding, whole);

        if (length > 0)
        {
            _charsets.Add(encoding.WebName);
        }

        if (text.Length <= most)
        {
            return text.Replace("\0", "", StringComparison.Ordinal);
        }

        Cut.Add(part);
        return text[..most].Replace("\0", "", StringComparison.Ordinal);
    }

    // A byte order mark says it better than any label; a page without a label may have one inside.
    private static string? Label(TextPart part, ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => "utf-8",
        [0xFF, 0xFE, ..] => "utf-16",
        [0xFE, 0xFF, ..] => "utf-16BE",
        _ => part.ContentType.Charset is { Length: > 0 } label ? label : part.ContentType.IsMimeType("text", "html") ? LabelInside(bytes) : null,
    };

    private static string? LabelInside(ReadOnlySpan<byte> page)
    {
        var head = page[..Math.Min(page.Length, 2_048)];
        var at = head.IndexOf("charset="u8);

        if (at < 0)
        {
            return null;
        }

        var label = head[(at + 8)..].TrimStart("\"' "u8);
        var end = label.IndexOfAny("\"'/> ;"u8);
        return end is > 0 and < 40 ? Encoding.ASCII.GetString(label[..end]) : null;
    }
}
