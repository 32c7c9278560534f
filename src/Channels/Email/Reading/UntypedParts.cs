using MimeKit;
using Oqupie.Channels.Email.Characters;

namespace Oqupie.Channels.Email.Reading;

/// <summary>Parts whose type says nothing: "text", "text plain", nothing at all, or a type that is none. Where it reads like text, it is text.</summary>
internal static class UntypedParts
{
    private const int Sample = 4_096;

    private static readonly string[] Types =
        ["application", "audio", "chemical", "example", "font", "haptics", "image", "message", "model", "multipart", "text", "video"];

    /// <summary>The part as text; null where it has a type, or a name, or is to be a file, or holds bytes.</summary>
    public static TextPart? AsText(MimeEntity entity)
    {
        if (entity is not MimePart { Content: not null } part || part is TextPart || part.IsAttachment || !string.IsNullOrEmpty(part.FileName))
        {
            return null;
        }

        var written = part.Headers[HeaderId.ContentType]?.Trim();

        if (written is null || (ContentType.TryParse(written, out var type) && IsType(type)) || !ReadsAsText(part, out var isHtml))
        {
            return null;
        }

        var text = new TextPart(isHtml ? "html" : "plain")
        {
            Content = part.Content,
            ContentTransferEncoding = part.ContentTransferEncoding,
        };

        if (HeaderParameters.Read($"{(written.Contains(';', StringComparison.Ordinal) ? "" : ";")}{written}", "charset") is { Length: > 0 and < 40 } charset)
        {
            text.ContentType.Charset = charset;
        }

        return text;
    }

    private static bool IsType(ContentType type) =>
        type.MediaType.StartsWith("x-", StringComparison.OrdinalIgnoreCase) || Types.Contains(type.MediaType, StringComparer.OrdinalIgnoreCase);

    private static bool ReadsAsText(MimePart part, out bool isHtml)
    {
        using var content = UuEncoded.Open(part);
        var start = new byte[Sample];
        var length = content.ReadAtLeast(start, Sample, throwOnEndOfStream: false);
        var bytes = start.AsSpan(0, length);
        var isText = !bytes.ContainsAnyInRange((byte)0x01, (byte)0x08) && bytes.Count((byte)0) * 4 <= length;
        var shown = bytes.TrimStart(" \t\r\n"u8);
        isHtml = shown.StartsWith("<!DOCTYPE html"u8) || shown.StartsWith("<html"u8) || shown.StartsWith("<HTML"u8) || shown.StartsWith("<body"u8);
        return isText && length > 0;
    }
}
