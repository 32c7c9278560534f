using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MimeKit;
using Oqupie.Channels.Email.Characters;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Files;
using Oqupie.Files;

namespace Oqupie.Channels.Email.Reading;

/// <summary>Puts what is attached into the blob store, decoded, under a name that is safe to show and to save.</summary>
internal sealed class MailFiles(IBlobStore blobs, AccountId account, MailHeaders headers)
{
    private const int MaxName = 150;

    private readonly List<FileRef> _files = [];

    public ImmutableArray<FileRef> All => [.. _files];

    /// <param name="part">What is attached.</param>
    /// <param name="html">Shows it by its <c>cid:</c>; null where the mail has none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task Add(MimeEntity part, string? html, CancellationToken cancellationToken)
    {
        var contentId = part.ContentId?.Trim('<', '>', ' ') is { Length: > 0 and <= 500 } id ? id : null;
        var blob = await Put(part, cancellationToken);

        // An invitation comes twice in most mails: to be shown, and to be saved.
        if (IsCalendar(part) && _files.Exists(file => file.Sha256 == blob.Sha256))
        {
            return;
        }

        _files.Add(new()
        {
            Sha256 = blob.Sha256,
            Size = blob.Size,
            Name = Name(part),
            ContentType = part is MessagePart ? "message/rfc822" : MailHeaders.Line(part.ContentType.MimeType, 100).ToLowerInvariant(),
            ContentId = contentId,
            Inline = contentId is not null && html is not null && Shows(html, contentId),
        });
    }

    private async Task<Blob> Put(MimeEntity part, CancellationToken cancellationToken)
    {
        switch (part)
        {
            case MimePart { Content: not null } file:
                await using (var decoded = UuEncoded.Open(file))
                {
                    return await blobs.Put(account, decoded, cancellationToken);
                }

            case MessagePart { Message: { } message }:
                await using (var spool = Spool.New(long.MaxValue))
                {
                    await message.WriteToAsync(spool, cancellationToken);
                    spool.Position = 0;
                    return await blobs.Put(account, spool, cancellationToken);
                }

            default:
                return await blobs.Put(account, Stream.Null, cancellationToken);
        }
    }

    private static bool IsCalendar(MimeEntity part) =>
        part.ContentType.IsMimeType("text", "calendar") || part.ContentType.IsMimeType("application", "ics");

    private static bool Shows(string html, string contentId) =>
        html.Contains($"cid:{contentId}", StringComparison.OrdinalIgnoreCase)
        || html.Contains($"cid:{Uri.EscapeDataString(contentId)}", StringComparison.OrdinalIgnoreCase);

    private string Name(MimeEntity part)
    {
        var given = headers.FileName(part) ?? (part is MessagePart { Message.Subject: { Length: > 0 } subject } ? $"{subject}.eml" : null);
        var name = Safe(given ?? "");

        if (name.Length is 0)
        {
            var number = (_files.Count + 1).ToString(CultureInfo.InvariantCulture);
            name = part is MessagePart ? $"message-{number}.eml" : $"attachment-{number}{Extension(part.ContentType)}";
        }

        return part is MessagePart && !name.EndsWith(".eml", StringComparison.OrdinalIgnoreCase) ? $"{name}.eml" : name;
    }

    // No folders, no controls, composed characters (macOS sends decomposed ones), no leading dot.
    private static string Safe(string given)
    {
        var last = given.Replace('\\', '/').Split('/')[^1];
        var line = MailHeaders.Line(last, 1_000);
        var composed = Normalised(line).Trim(' ', '.');
        var clean = string.Concat(composed.Select(c => c is '<' or '>' or ':' or '"' or '|' or '?' or '*' ? '_' : c));

        if (clean.Length <= MaxName)
        {
            return clean;
        }

        var extension = Path.GetExtension(clean) is { Length: <= 20 } short_ ? short_ : "";
        return clean[..(MaxName - extension.Length)].TrimEnd() + extension;
    }

    private static string Normalised(string text)
    {
        // A lone half of a surrogate pair cannot be composed.
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return string.Concat(text.Where(c => !char.IsSurrogate(c)));
        }
    }

    private static string Extension(ContentType type) =>
        MimeTypes.TryGetExtension(type.MimeType, out var extension) ? extension : type.IsMimeType("text", "calendar") ? ".ics" : "";
}
