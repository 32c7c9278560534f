using System.Security.Cryptography;
using Oqupie.Contracts.Accounts;
using Oqupie.Files;

namespace Oqupie.Portal.Tests;

/// <summary>Whatever is asked for is the same few bytes; what is put in is known by its hash.</summary>
public sealed class PretendBlobs : IBlobStore
{
    public byte[] Bytes { get; set; } = [1, 2, 3];

    public Task<Stream?> Open(AccountId account, string sha256, CancellationToken cancellationToken) => Task.FromResult<Stream?>(new MemoryStream(Bytes));

    public async Task<Blob> Put(AccountId account, Stream bytes, long maxSize, CancellationToken cancellationToken)
    {
        using var kept = new MemoryStream();
        await bytes.CopyToAsync(kept, cancellationToken);
        return new(Convert.ToHexStringLower(SHA256.HashData(kept.ToArray())), kept.Length);
    }

    public Task<long?> Size(AccountId account, string sha256, CancellationToken cancellationToken) => Task.FromResult<long?>(Bytes.Length);

    public Task Delete(AccountId account, string sha256, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> Delete(AccountId account, string sha256, DateTimeOffset putBefore, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
