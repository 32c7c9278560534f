using Microsoft.Extensions.Options;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;

namespace Oqupie.Files.Parts;

/// <summary>
/// Parts as files beside the blobs: <c>.parts/account/id</c>. One folder for all hosts and one file system with the blobs, so a whole one becomes a blob by
/// its name alone. Who writes one holds a lock on it.
/// </summary>
internal sealed class FolderPartStore(FolderBlobStore blobs, IOptions<FilesOptions> options) : IPartStore
{
    // No account begins with a dot, so this is no account's folder.
    private const string Parts = ".parts";

    // EWOULDBLOCK of Linux and of macOS, and Windows' ERROR_SHARING_VIOLATION.
    private static readonly int[] Locked = [11, 35, unchecked((int)0x80070020)];

    private readonly string _root = Path.Combine(Path.GetFullPath(options.Value.Directory), Parts);

    public IPart? Open(AccountId account, string id, long offset)
    {
        FileStream? file = null;

        try
        {
            var folder = Path.GetDirectoryName(PathOf(account, id))!;

            if (!Directory.Exists(folder))
            {
                OwnerOnly.Folder(folder);
                FolderFlush.ToDisk(_root);
            }

            file = OwnerOnly.File(PathOf(account, id), FileMode.OpenOrCreate, options: FileOptions.Asynchronous);

            if (file.Length is 0)
            {
                FolderFlush.ToDisk(folder); // It may be new, and a name lies in the folder.
            }
            else if (file.Length > offset)
            {
                file.SetLength(offset);
            }

            file.Seek(0, SeekOrigin.End);
            return new Part(file);
        }
        catch (IOException e) when (file is null && Locked.Contains(e.HResult))
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            file?.Dispose();
            throw new StoreUnavailableException($"The parts cannot be written: {e.Message}");
        }
    }

    public void Publish(AccountId account, string id, Blob blob)
    {
        if (File.Exists(PathOf(account, id)))
        {
            blobs.Take(account, blob, PathOf(account, id));
        }
    }

    public void Delete(AccountId account, string id)
    {
        try
        {
            File.Delete(PathOf(account, id));
        }
        catch (IOException)
        {
            // Somebody writes it, and the system does not take away what is open: it is swept when it has grown old.
        }
    }

    /// <summary>Takes away what nobody has written to since a time and nobody writes now.</summary>
    /// <returns>How many there were.</returns>
    internal int Sweep(DateTimeOffset before)
    {
        var swept = 0;
        var folder = new DirectoryInfo(_root);

        foreach (var file in folder.Exists ? folder.EnumerateFiles("*", SearchOption.AllDirectories) : [])
        {
            try
            {
                if (file.LastWriteTimeUtc < before.UtcDateTime)
                {
                    using var own = new FileStream(file.FullName, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
                    File.Delete(file.FullName);
                    swept++;
                }
            }
            catch (IOException)
            {
                // Somebody writes it, or it was finished meanwhile: not ours to take.
            }
        }

        return swept;
    }

    private string PathOf(AccountId account, string id) => LocalKey.IsValid(account.Value) && LocalKey.IsValid(id)
        ? Path.Combine(_root, account.Value, id)
        : throw new ArgumentException("Not the name of a part.", nameof(id));
}
