using MimeKit;
using MimeKit.Cryptography;
using Oqupie.Contracts.Tickets;
using Org.BouncyCastle.Cms;

namespace Oqupie.Channels.Email.Reading;

/// <summary>Takes signed mail out of its wrapping, and tells encrypted mail by its own. No key is ever asked for and no signature judged.</summary>
internal static class ProtectedParts
{
    /// <summary>By which standard a signed mail is signed, and what of it is read; null where the part is not that.</summary>
    public static (ProtectionKind Kind, MimeEntity? Content)? Signed(MimeEntity part) => part switch
    {
        MultipartSigned { Count: >= 2 } multipart when KindOf(multipart[^1]) is { } kind => (kind, multipart[0]),
        MimePart { Content: not null } opaque when IsPkcs7(opaque) && Opened(opaque) is { } content => (ProtectionKind.Smime, content),
        _ => null,
    };

    /// <summary>By which standard a part is encrypted; null where it is not.</summary>
    public static ProtectionKind? Encrypted(MimeEntity part) => part switch
    {
        MultipartEncrypted => ProtectionKind.Pgp,
        MimePart { Content: not null } opaque when IsPkcs7(opaque) && IsSealed(opaque) => ProtectionKind.Smime,
        _ when part.ContentType.IsMimeType("application", "pgp-encrypted") => ProtectionKind.Pgp,
        _ => null,
    };

    /// <summary>True for the part of PGP/MIME that only says "Version: 1" (RFC 3156 §4).</summary>
    public static bool IsVersion(MimeEntity part) => part.ContentType.IsMimeType("application", "pgp-encrypted");

    private static ProtectionKind? KindOf(MimeEntity part) => part.ContentType.MimeType.ToLowerInvariant() switch
    {
        "application/pkcs7-signature" or "application/x-pkcs7-signature" => ProtectionKind.Smime,
        "application/pgp-signature" => ProtectionKind.Pgp,
        _ => null,
    };

    // Some gateways keep the name alone.
    private static bool IsPkcs7(MimePart part) => part is ApplicationPkcs7Mime || string.Equals(part.FileName, "smime.p7m", StringComparison.OrdinalIgnoreCase);

    private static bool IsSealed(MimePart part)
    {
        if (part is ApplicationPkcs7Mime { SecureMimeType: not SecureMimeType.Unknown and var type })
        {
            return type is SecureMimeType.EnvelopedData or SecureMimeType.AuthEnvelopedData;
        }

        try
        {
            using var encoded = part.Content!.Open();
            return new CmsEnvelopedData(encoded).EncryptionAlgorithmID is not null;
        }
        catch (Exception e) when (IsBroken(e))
        {
            return false;
        }
    }

    private static bool IsBroken(Exception e) =>
        e is CmsException or FormatException or IOException or ArgumentException or InvalidCastException or InvalidOperationException;

    // Null where it is not what it says it is; then it stays a file.
    private static MimeEntity? Opened(MimePart opaque)
    {
        try
        {
            using var encoded = opaque.Content!.Open();
            var content = new MemoryStream();
            new CmsSignedData(encoded).SignedContent?.Write(content);
            content.Position = 0;
            return content.Length is 0 ? null : MimeEntity.Load(new ParserOptions { MaxMimeDepth = MailReader.MaxDepth }, content, persistent: true);
        }
        catch (Exception e) when (IsBroken(e))
        {
            return null;
        }
    }
}
