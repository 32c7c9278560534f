using Oqupie.Contracts.Accounts;

namespace Oqupie.Grains.Erasing;

/// <summary>Where blobs are taken away that nothing needs any more.</summary>
public interface IBlobBin
{
    /// <summary>False, and nothing happens, where somebody put the same bytes in since then: what is to need them may not be written yet.</summary>
    Task<bool> Delete(AccountId account, string sha256, DateTimeOffset putBefore, CancellationToken cancellationToken);
}
