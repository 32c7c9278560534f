using Oqupie.Contracts.Accounts;
using Oqupie.Files;
using Oqupie.Grains.Channels;

namespace Oqupie.Channels;

/// <summary>Raw messages lie in the blob store, beside attachments.</summary>
internal sealed class BlobRawMail(IBlobStore blobs) : IRawMail
{
    public Task Delete(AccountId account, string sha256, CancellationToken cancellationToken) =>
        Task.Run(() => blobs.Delete(account, sha256, cancellationToken), cancellationToken);
}
