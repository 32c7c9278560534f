using Oqupie.Contracts.Accounts;

namespace Oqupie.Grains.Channels;

/// <summary>Where the bytes of raw messages lie.</summary>
public interface IRawMail
{
    /// <summary>Nothing happens where they are gone already.</summary>
    Task Delete(AccountId account, string sha256, CancellationToken cancellationToken);
}
