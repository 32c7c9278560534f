using Oqupie.Contracts.Accounts;
using Oqupie.Files;

namespace Oqupie.Portal.Tests;

/// <summary>Every blob there could be, saying its hash.</summary>
public sealed class PretendBlobs : IBlobStore
{
    public Task<Stream?> Open(AccountId account, string sha256, CancellationToken cancellationToken) =>
        Task.FromResult<Stream?>(new MemoryStream(System.Text.Encoding.ASCII.GetBytes(sha256)));

    public Task<Blob> Put(AccountId account, Stream bytes, long maxSize, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<long?> Size(AccountId account, string sha256, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task Delete(AccountId account, string sha256, CancellationToken cancellationToken) => throw new NotSupportedException();
}
