using System.Buffers;
using System.Net;
using System.Text;
using MimeKit;
using Oqupie.Channels.Email.Characters;
using Oqupie.Channels.Html;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Channels.Email.Reading;

/// <summary>What a mail says, as text and, where it has any, as HTML made harmless.</summary>
/// <param name="richText">Makes it harmless.</param>
/// <param name="most">How many characters of it are kept.</param>
/// <param name="answers">Whether the mail answers another, which it may quote.</param>
internal sealed class MailTexts(SafeRichText richText, int most, bool answers)
{
    private static readonly SearchValues<byte> LabelEnds = SearchValues.Create("\"'/> ;"u8);

    private readonly SortedSet<string> _charsets = new(StringComparer.Ordinal);
    private readonly Dictionary<TextPart, string> _texts = [];
    private int _left = most + most / 2;
    private Protection? _inline;

    /// <summary>Parts of which not all could be shown; they are to be attached too.</summary>
    public List<TextPart> Cut { get; } = [];

    /// <summary>Files that were written into the texts.</summary>
    public List<MimePart> Within { get; } = [];

    /// <summary>What the texts were read as, each once.</summary>
    public string Charset => string.Join(' ', _charsets);

    /// <param name="parts">What the mail is made of.</param>
    /// <param name="language">Of the few words that are ours.</param>
    public (string Text, string? Html, Protection? Protection) Of(MailParts parts, string language)
    {
        var invitation = parts.Calendar is { } calendar ? CalendarText.Of(Decode(calendar), language) : "";
        var (text, html) = Of(parts.Pieces, invitation);
        var protection = parts.Protection ?? _inline;
        return (text.Length is 0 && protection is { Way: ProtectionWay.Encrypted } ? Sealed(protection, language) : text, html, protection);
    }

    private (string Text, string? Html) Of(List<Piece> pieces, string invitation)
    {
        if (!pieces.Exists(piece => piece.Html.Count > 0))
        {
            return (Joined(pieces.SelectMany(piece => piece.Plain).Select(Plain).Append(invitation)), null);
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

        html.Append(invitation.Length > 0 ? Paragraphs(invitation) : "");
        return (Joined(text.Append(invitation)), richText.SanitiseMail(html.ToString(), answers));
    }

    private string Html(TextPart part) => part.ContentType.IsMimeType("text", "html") ? Decode(part) : Paragraphs(Plain(part));

    private string Plain(TextPart part)
    {
        if (part.ContentType.IsMimeType("text", "rtf"))
        {
            return RtfText.Of(Decode(part), most);
        }

        var text = Decode(part).ReplaceLineEndings("\n");
        text = part.ContentType.IsMimeType("text", "enriched")
            || part.ContentType.IsMimeType("text", "richtext") ? EnrichedText.Of(text) : text;

        // RFC 3676: lines that end in a space go on.
        if (part.IsFlowed)
        {
            var delSp = string.Equals(part.ContentType.Parameters["delsp"], "yes", StringComparison.OrdinalIgnoreCase);
            text = FlowedLines.Join(text, delSp);
        }

        (text, var inline) = InlinePgp.Read(text.Trim('\n', ' ', '\uFEFF'));
        _inline ??= inline;
        return text;
    }

    private static string Sealed(Protection protection, string language)
    {
        var kind = protection.Kind is ProtectionKind.Smime ? "S/MIME" : "PGP";
        return language is "ko" ? $"암호화된 메일입니다({kind}). 받은 그대로 첨부되어 있습니다." : $"This mail is encrypted ({kind}). It is attached as it came.";
    }

    private static string Paragraphs(string text) => $"<div style=\"white-space: pre-wrap\">{WebUtility.HtmlEncode(text)}</div>";

    private string Joined(IEnumerable<string> texts)
    {
        var text = string.Join("\n\n", texts.Where(one => one.Length > 0));
        return text.Length <= most ? text : text[..most];
    }

    // Once for each part, and of all of them half as much again as of one: a mail may have a thousand.
    private string Decode(TextPart part)
    {
        if (!_texts.TryGetValue(part, out var text))
        {
            _texts[part] = text = Decode(part, Math.Clamp(_left, 1, most));
            _left -= text.Length;
        }

        return text;
    }

    private string Decode(TextPart part, int most)
    {
        if (part.Content is null)
        {
            return "";
        }

        // Four bytes a character at the most.
        var bytes = new byte[Math.Min(most, 1 << 16)];
        var length = 0;
        var isCut = false;
        using var content = UuEncoded.Open(part);

        while (content.Read(bytes, length, bytes.Length - length) is > 0 and var read)
        {
            if ((length += read) == bytes.Length)
            {
                if (length >= (long)most * 4)
                {
                    isCut = true;
                    break;
                }

                Array.Resize(ref bytes, (int)Math.Min(length * 2L, (long)most * 4));
            }
        }

        var (said, files) = part.ContentType.IsMimeType("text", "html") ? (bytes[..length], []) : UuBlocks.TakeFrom(bytes[..length]);
        Within.AddRange(files);
        var whole = said.AsSpan();
        var encoding = part.ContentType.IsMimeType("text", "rtf") ? Encoding.Latin1 : MailCharsets.Understood(whole, Label(part, whole));
        var text = MailCharsets.GetString(encoding, whole);

        if (length > 0)
        {
            _charsets.Add(encoding.WebName);
        }

        if (text.Length <= most && !isCut)
        {
            return text.Replace("\0", "", StringComparison.Ordinal);
        }

        Cut.Add(part);
        return text[..Math.Min(most, text.Length)].Replace("\0", "", StringComparison.Ordinal);
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
        var end = label.IndexOfAny(LabelEnds);
        return end is > 0 and < 40 ? Encoding.ASCII.GetString(label[..end]) : null;
    }
}
