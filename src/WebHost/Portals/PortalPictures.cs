using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Files;
using Oqupie.Files;
using Oqupie.Files.Images;
using Oqupie.WebHost.Files;

namespace Oqupie.WebHost.Portals;

/// <summary>Takes pictures from uploads onto portals, where everybody sees them: without places and cameras, and not too large for a phone.</summary>
internal sealed class PortalPictures(IBlobStore blobs)
{
    private const int SmallBytes = 512 * 1024;
    private const int LargeBytes = 3 * 1024 * 1024;

    public Task<Outcome<FileRef?>> Small(AccountId account, AccountFiles files, string? id, string field, CancellationToken cancellationToken) =>
        Take(account, files, id, field, SmallBytes, cancellationToken);

    public Task<Outcome<FileRef?>> Large(AccountId account, AccountFiles files, string? id, string field, CancellationToken cancellationToken) =>
        Take(account, files, id, field, LargeBytes, cancellationToken);

    private async Task<Outcome<FileRef?>> Take(AccountId account, AccountFiles files, string? id, string field, int most, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(id))
        {
            return default;
        }

        if (files.Open(id) is not { } file)
        {
            return Refusal.Invalid("That is not the id of a file.", field, "no_such_file");
        }

        if (file.Size > most)
        {
            return Refusal.Invalid($"This picture has at most {most >> 10} kB.", field, "too_large");
        }

        await using var stream = await blobs.Open(account, file.Sha256, cancellationToken);

        if (stream is null)
        {
            return Refusal.Invalid("There is no such file any more; upload it again.", field, "no_such_file");
        }

        var bytes = new byte[file.Size];
        await stream.ReadExactlyAsync(bytes, cancellationToken);

        if (ImageMetadata.Remove(bytes) is not { } picture)
        {
            return Refusal.Invalid("A picture is a PNG, JPEG, GIF or WebP of at most 100 million pixels.", field, "not-a-picture");
        }

        var kept = await blobs.Put(account, new MemoryStream(picture), most, cancellationToken);
        return file with { Sha256 = kept.Sha256, Size = kept.Size, ContentType = ImageKinds.Of(picture)! };
    }
}
