using Oqupie.Contracts.Accounts;
using Oqupie.Files;
using Oqupie.Grains.Erasing;

namespace Oqupie.Channels;

/// <summary>Raw messages and files alike lie in the blob store.</summary>
internal sealed class BlobBin(IBlobStore blobs) : IBlobBin
{
    public Task<bool> Delete(AccountId account, string sha256, DateTimeOffset putBefore, CancellationToken cancellationToken) =>
        Task.Run(() => blobs.Delete(account, sha256, putBefore, cancellationToken), cancellationToken);
}
