using Microsoft.Extensions.Options;
using Oqupie.Contracts;
using Oqupie.Files;
using Oqupie.Storage.Channels;

namespace Oqupie.Silo;

/// <summary>
/// Looks, once the database can be asked, whether the blobs that it names are where this silo looks for them: a folder that was not mounted or not restored is
/// noticed now, and not when somebody opens an attachment.
/// </summary>
internal sealed class BlobsAreThere(NamedBlobs named, IBlobStore blobs, IOptions<FilesOptions> options) : IHostedService
{
    // One may be lost by itself; so many are not.
    private const int Looked = 5;

    private string Folder => Path.GetFullPath(options.Value.Directory);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // The folder is made here, at the very first start, and nowhere else.
        if (!Directory.Exists(Folder) && await named.MayBeExpected(cancellationToken))
        {
            throw new CannotStartException(
                $"The folder of the blobs is missing: there is no {Folder}, and the database was used before. "
                    + "Mount or restore it, or set Files:Directory to where it is.");
        }

        Make();
        var newest = await named.Newest(Looked, cancellationToken);

        foreach (var (account, sha256) in newest)
        {
            if (await blobs.Size(account, sha256, cancellationToken) is not null)
            {
                return;
            }
        }

        if (!newest.IsEmpty)
        {
            throw new CannotStartException(
                $"The blobs are missing: none of the newest mails in the database is in {Folder}. "
                    + "Mount or restore that folder, or set Files:Directory to where they are.");
        }
    }

    private void Make()
    {
        try
        {
            OwnerOnly.Folder(Folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CannotStartException($"The folder of the blobs {Folder} cannot be made: {e.Message}", e);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
