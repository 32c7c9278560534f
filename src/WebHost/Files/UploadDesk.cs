using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Oqupie.Contracts;
using Oqupie.Contracts.Members;
using Oqupie.Files;

namespace Oqupie.WebHost.Files;

/// <summary>Takes in uploads, straight from the socket into the blob store.</summary>
internal sealed class UploadDesk(IBlobStore blobs, FileLinks links, IOptions<UploadOptions> options)
{
    private const int BoundaryLength = 200;

    /// <summary>The file in the part named "file"; refused where there is none, or where it is larger than allowed.</summary>
    public async Task<Outcome<UploadedFile>> Take(Actor actor, HttpRequest request, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 and <= BoundaryLength } boundary)
        {
            return Refusal.Invalid("A file is sent as multipart/form-data.", "file");
        }

        try
        {
            return await Take(actor, new MultipartReader(boundary.Value!, request.Body), cancellationToken);
        }
        catch (BlobTooLargeException)
        {
            return Refusal.Invalid($"A file has at most {options.Value.MaxBytes >> 20} MB.", "file", "too_large");
        }
        catch (Exception e) when (e is InvalidDataException
            || (e is IOException && e is not BadHttpRequestException && !cancellationToken.IsCancellationRequested))
        {
            return Refusal.Invalid("The multipart body is broken.", "file");
        }
    }

    private async Task<Outcome<UploadedFile>> Take(Actor actor, MultipartReader parts, CancellationToken cancellationToken)
    {
        while (await parts.ReadNextSectionAsync(cancellationToken) is { } part)
        {
            if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var said) || HeaderUtilities.RemoveQuotes(said.Name) != "file")
            {
                continue;
            }

            var blob = await blobs.Put(actor.Account, part.Body, options.Value.MaxBytes, cancellationToken);
            var name = said.FileNameStar.HasValue ? said.FileNameStar : HeaderUtilities.RemoveQuotes(said.FileName);
            var files = await links.Of(actor.Account);
            return files.Show(new()
            {
                Sha256 = blob.Sha256,
                Size = blob.Size,
                Name = FileNames.Clean(name.Value),
                ContentType = FileNames.CleanType(part.ContentType),
            });
        }

        return Refusal.Invalid("There is no part named \"file\".", "file");
    }
}
