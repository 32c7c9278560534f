using MimeKit;
using MimeKit.Tnef;

namespace Oqupie.Channels.Email.Reading;

/// <summary>Takes texts and files out of winmail.dat, which Outlook wraps around a mail for itself alone (MS-OXTNEF).</summary>
internal static class TnefParts
{
    // Its texts may be packed up to eightfold.
    private const long MaxSize = 30 * 1024 * 1024;

    /// <summary>What is inside; null where the part is no such wrapping, or a broken one, which stays a file.</summary>
    public static MimeEntity? Opened(MimeEntity part)
    {
        if (Wrapping(part) is not { Content: { } content } tnef || content.Stream?.Length > MaxSize)
        {
            return null;
        }

        try
        {
            return tnef.ConvertToMessage().Body is { } body && !IsEmpty(body) ? WithPageAsItCame(body, content) : null;
        }
        catch (Exception e) when (e is TnefException or FormatException or IOException or ArgumentException or InvalidOperationException
            or NotSupportedException or IndexOutOfRangeException or OverflowException)
        {
            return null;
        }
    }

    private static TnefPart? Wrapping(MimeEntity part) => part switch
    {
        TnefPart tnef => tnef,
        MimePart { FileName: { } name } other when name.Equals("winmail.dat", StringComparison.OrdinalIgnoreCase) => new TnefPart { Content = other.Content },
        _ => null,
    };

    // The page's bytes have a charset of their own (MS-OXCMSG §2.2.58.9); ConvertToMessage reads them in that of the message.
    private static MimeEntity WithPageAsItCame(MimeEntity body, IMimeContent content)
    {
        var page = body as TextPart
            ?? (body as Multipart)?.OfType<MimeEntity>().SelectMany(part => part is Multipart inner ? inner : [part]).OfType<TextPart>().FirstOrDefault(
                part => part.IsHtml);

        if (page is { IsHtml: true } && Page(content) is { } bytes)
        {
            page.ContentType.Charset = null;
            page.Content = new MimeContent(new MemoryStream(bytes));
        }

        return body;
    }

    private static byte[]? Page(IMimeContent content)
    {
        using var decoded = content.Open();
        using var reader = new TnefReader(decoded, 0, TnefComplianceMode.Loose);

        while (reader.ReadNextAttribute())
        {
            if (reader.AttributeTag is not TnefAttributeTag.MapiProperties || reader.AttributeLevel is not TnefAttributeLevel.Message)
            {
                continue;
            }

            var properties = reader.TnefPropertyReader;

            while (properties.ReadNextProperty())
            {
                if (properties.PropertyTag.Id is TnefPropertyId.BodyHtml && properties.PropertyTag.TnefType is TnefPropertyType.Binary)
                {
                    return properties.ReadValueAsBytes();
                }
            }
        }

        return null;
    }

    private static bool IsEmpty(MimeEntity body) => body is Multipart { Count: 0 } or TextPart { Content.Stream.Length: 0 };
}
