using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;

namespace Oqupie.Files;

/// <summary>
/// Blobs as files: <c>account/ab/abcdef…</c>. A blob is written beside them first, flushed, and only then renamed to its hash, so a file of that name is always
/// whole.
/// </summary>
internal sealed class FolderBlobStore(IOptions<FilesOptions> options) : IBlobStore
{
    private const int BufferSize = 128 * 1024;

    // No account begins with a dot, so this is no account's folder.
    private const string Unfinished = ".unfinished";

    private const int TrySize = 64 * 1024;

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    private readonly string _root = Path.GetFullPath(options.Value.Directory);

    public async Task<Blob> Put(AccountId account, Stream bytes, long maxSize, CancellationToken cancellationToken)
    {
        if (!LocalKey.IsValid(account.Value))
        {
            throw new ArgumentException("Not an account.", nameof(account));
        }

        var unfinished = OnDisk(CreateUnfinished);
        var renamed = false;

        try
        {
            var blob = await Copy(bytes, unfinished, maxSize, cancellationToken);
            OnDisk(() => Publish(account, blob, unfinished));
            renamed = true;
            return blob;
        }
        finally
        {
            // Still open, so still locked: a sweep by another host cannot come between.
            if (!renamed)
            {
                File.Delete(unfinished.Name);
            }

            await unfinished.DisposeAsync();
        }
    }

    public Task<Stream?> Open(AccountId account, string sha256, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        return Task.FromResult<Stream?>(TryPath(account, sha256, out var path) && File.Exists(path)
            ? new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, BufferSize,
                FileOptions.Asynchronous | FileOptions.SequentialScan)
            : null);
    }

    public Task<long?> Size(AccountId account, string sha256, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        return Task.FromResult<long?>(TryPath(account, sha256, out var path) && new FileInfo(path) is { Exists: true } file ? file.Length : null);
    }

    public Task Delete(AccountId account, string sha256, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        if (TryPath(account, sha256, out var path) && File.Exists(path))
        {
            File.Delete(path);
        }

        return Task.CompletedTask;
    }

    public Task<bool> Delete(AccountId account, string sha256, DateTimeOffset putBefore, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        if (!TryPath(account, sha256, out var path) || new FileInfo(path) is not { Exists: true } file)
        {
            return Task.FromResult(true);
        }

        if (file.LastWriteTimeUtc > putBefore.UtcDateTime)
        {
            return Task.FromResult(false);
        }

        OnDisk(() =>
        {
            File.Delete(path);
            return true;
        });
        return Task.FromResult(true);
    }

    /// <summary>Takes away what nobody writes any more. Whoever writes holds a lock on their file, in this process or another.</summary>
    /// <returns>How many there were.</returns>
    internal int Sweep()
    {
        var swept = 0;
        var folder = new DirectoryInfo(Path.Combine(_root, Unfinished));

        if (!folder.Exists)
        {
            return 0;
        }

        foreach (var file in folder.EnumerateFiles())
        {
            try
            {
                using var own = new FileStream(file.FullName, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
                File.Delete(file.FullName);
                swept++;
            }
            catch (IOException)
            {
                // Somebody is still writing it, or it was finished meanwhile: not ours to take.
            }
        }

        return swept;
    }

    /// <summary>Makes a blob of a file of this file system, which is whole and has this hash. Durable when it answers.</summary>
    /// <exception cref="StoreUnavailableException">The folder takes nothing.</exception>
    internal void Take(AccountId account, Blob blob, string whole) => OnDisk(() =>
    {
        using var file = new FileStream(whole, FileMode.Open, FileAccess.ReadWrite, FileShare.Delete);
        return Publish(account, blob, file);
    });

    /// <summary>Writes as a blob is written, and takes it away again.</summary>
    /// <exception cref="StoreUnavailableException">The folder takes nothing, or too little for a blob.</exception>
    internal async Task Try(CancellationToken cancellationToken)
    {
        if (!Directory.Exists(_root))
        {
            throw new StoreUnavailableException($"The folder of the blobs, {_root}, is not there.");
        }

        await using var unfinished = OnDisk(CreateUnfinished);

        try
        {
            await Write(unfinished, new byte[TrySize], cancellationToken);
        }
        finally
        {
            File.Delete(unfinished.Name);
        }
    }

    private FileStream CreateUnfinished()
    {
        var folder = OwnerOnly.Folder(Path.Combine(_root, Unfinished));
        return OwnerOnly.File(Path.Combine(folder.FullName, Path.GetRandomFileName()), FileMode.CreateNew, options: FileOptions.Asynchronous);
    }

    private static async Task<Blob> Copy(Stream from, FileStream to, long maxSize, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);

        try
        {
            var size = 0L;

            while (await from.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            {
                if ((size += read) > maxSize)
                {
                    throw new BlobTooLargeException(maxSize);
                }

                hash.AppendData(buffer, 0, read);
                await Write(to, buffer.AsMemory(0, read), cancellationToken);
            }

            return new(Convert.ToHexStringLower(hash.GetHashAndReset()), size);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async Task Write(FileStream to, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await to.WriteAsync(bytes, cancellationToken);
        }
        catch (IOException e)
        {
            throw Unavailable(e);
        }
    }

    // What the folder fails with is the store's trouble; what the stream fails with that is read from is its sender's.
    private static T OnDisk<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unavailable(e);
        }
    }

    private static StoreUnavailableException Unavailable(Exception e) => new($"The blobs cannot be written: {e.Message}");

    private bool Publish(AccountId account, Blob blob, FileStream unfinished)
    {
        if (!TryPath(account, blob.Sha256, out var path))
        {
            throw new InvalidOperationException("A fresh hash is a path.");
        }

        var folder = Path.GetDirectoryName(path)!;

        if (!Directory.Exists(folder))
        {
            OwnerOnly.Folder(folder);
            FolderFlush.ToDisk(Path.GetDirectoryName(folder)!);
            FolderFlush.ToDisk(_root);
        }

        if (TryTouch(path, File.GetLastWriteTimeUtc(unfinished.Name)))
        {
            File.Delete(unfinished.Name);
        }
        else
        {
            unfinished.Flush(flushToDisk: true);
            File.Move(unfinished.Name, path, overwrite: true);
        }

        // Also where another put it there: its name may not be on the disk yet.
        FolderFlush.ToDisk(folder);
        return true;
    }

    /// <summary>Says of a blob that is there that it was put in now: whoever takes away what nobody needs looks at that.</summary>
    private static bool TryTouch(string path, DateTime now)
    {
        try
        {
            File.SetLastWriteTimeUtc(path, now);
            return true;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    private bool TryPath(AccountId account, [NotNullWhen(true)] string? sha256, [NotNullWhen(true)] out string? path)
    {
        var valid = LocalKey.IsValid(account.Value) && sha256 is { Length: 64 } && !sha256.AsSpan().ContainsAnyExcept(Hex);
        path = valid ? Path.Combine(_root, account.Value, sha256![..2], sha256) : null;
        return valid;
    }
}
