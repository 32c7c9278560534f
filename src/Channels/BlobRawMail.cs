using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Channels;
using Oqupie.Files;
using Oqupie.Grains.Channels;

namespace Oqupie.Channels;

/// <summary>Raw messages lie in the blob store, beside attachments.</summary>
internal sealed class BlobRawMail(IBlobStore blobs) : IRawMail
{
    public Task<RawMessage> Keep(AccountId account, string source, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => Task.Run(
        async () =>
        {
            var blob = await blobs.Put(account, new MemoryStream(bytes.ToArray()), cancellationToken);
            return new RawMessage { Source = source, Sha256 = blob.Sha256, Size = blob.Size };
        },
        cancellationToken);

    public Task Delete(AccountId account, string sha256, CancellationToken cancellationToken) =>
        Task.Run(() => blobs.Delete(account, sha256, cancellationToken), cancellationToken);
}
