namespace Oqupie.Contracts.Members;

/// <summary>
/// Counts the wrong passwords of one sign-in address, whether or not somebody has it, so that a lock tells nothing. The key is <see cref="EmailAddress.Key"/>.
/// </summary>
/// <remarks>
/// Locks a network, not the address: whoever guesses elsewhere keeps nobody out, and a device from which the address was signed in to before is never kept out
/// by others at all. All strange devices together have a ceiling, so many networks guess no better than a few. Kept in memory: after a crash it counts anew.
/// </remarks>
[Alias("oqupie.ISignInTriesGrain")]
public interface ISignInTriesGrain : IGrainWithStringKey
{
    /// <summary>
    /// Whether a password may be tried. Counted as wrong until <see cref="Succeeded"/> says otherwise, so tries at once get no more than tries in turn.
    /// </summary>
    /// <param name="network">Where it comes from, like "203.0.113.0/24".</param>
    /// <param name="device">A device that is known for this address; null for a strange one.</param>
    [Alias("Begin")]
    Task<bool> Begin(string network, string? device);

    /// <summary>The password that was tried last from there was right.</summary>
    [Alias("Succeeded")]
    Task Succeeded(string network, string? device);
}
