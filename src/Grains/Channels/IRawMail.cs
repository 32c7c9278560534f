using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Channels;

namespace Oqupie.Grains.Channels;

/// <summary>Where the bytes of raw messages lie.</summary>
public interface IRawMail
{
    /// <summary>Durable when it answers, as a message with this source.</summary>
    Task<RawMessage> Keep(AccountId account, string source, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>Nothing happens where they are gone already.</summary>
    Task Delete(AccountId account, string sha256, CancellationToken cancellationToken);
}
