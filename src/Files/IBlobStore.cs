using Oqupie.Contracts.Accounts;

namespace Oqupie.Files;

/// <summary>
/// Keeps bytes under their SHA-256, each account's apart from every other's. What is in it never changes, so the same bytes twice are one blob.
/// </summary>
public interface IBlobStore
{
    /// <summary>
    /// Reads the stream to its end and keeps what it gave, durable when it answers. Memory stays bounded whatever the size. A blob that is there already, or
    /// that another writer puts in at the same moment, is answered all the same; one that was broken off leaves nothing behind that could be read.
    /// </summary>
    /// <param name="account">Whose it is.</param>
    /// <param name="bytes">Read from where it stands; not disposed.</param>
    /// <param name="maxSize">In bytes.</param>
    /// <param name="cancellationToken">Ends it with nothing kept.</param>
    /// <exception cref="BlobTooLargeException">There were more than <paramref name="maxSize"/>; nothing is kept.</exception>
    /// <exception cref="Contracts.StoreUnavailableException">The disk is full, or takes nothing for another reason; nothing is kept.</exception>
    Task<Blob> Put(AccountId account, Stream bytes, long maxSize, CancellationToken cancellationToken);

    /// <inheritdoc cref="Put(AccountId, Stream, long, CancellationToken)"/>
    Task<Blob> Put(AccountId account, Stream bytes, CancellationToken cancellationToken) => Put(account, bytes, long.MaxValue, cancellationToken);

    /// <summary>The bytes, from their beginning; null where the account has none of that hash, or the text is no hash.</summary>
    Task<Stream?> Open(AccountId account, string sha256, CancellationToken cancellationToken);

    /// <summary>In bytes; null where the account has none of that hash, or the text is no hash.</summary>
    Task<long?> Size(AccountId account, string sha256, CancellationToken cancellationToken);

    /// <summary>
    /// Takes a blob away for good; who reads it already may read on. Nothing happens where it is not there. Only for what nobody else can have put in.
    /// </summary>
    Task Delete(AccountId account, string sha256, CancellationToken cancellationToken);

    /// <summary>
    /// The same of a blob that nobody has put in since then, be it that it was there already: what is to need it may not be written yet.
    /// </summary>
    /// <returns>Whether it is not there any more.</returns>
    Task<bool> Delete(AccountId account, string sha256, DateTimeOffset putBefore, CancellationToken cancellationToken);
}

/// <param name="Sha256">64 lower-case hex characters; with the account, its key.</param>
/// <param name="Size">In bytes.</param>
public sealed record Blob(string Sha256, long Size);

/// <summary>There was more than its taker wanted to take.</summary>
public sealed class BlobTooLargeException(long maxSize) : Exception($"More than {maxSize} bytes.")
{
    /// <summary>In bytes.</summary>
    public long MaxSize { get; } = maxSize;
}
