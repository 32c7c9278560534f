using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Grains.Erasing;

namespace Oqupie.Testing.Erasing;

/// <summary>What is in memory has neither blobs nor files: nothing is ever loose, and nothing is left lying.</summary>
public sealed class MemoryErasing : ILooseBlobs, IErasedBytes, IBlobBin
{
    /// <summary>Whether somebody is reading what is to go.</summary>
    public bool IsRead { get; set; }

    /// <summary>How often what was deleted was taken out of the files.</summary>
    public int Scrubs { get; private set; }

    public Task<ImmutableArray<string>> Some(AccountId account, string after, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<string>>([]);

    public Task<ImmutableHashSet<string>> Needed(AccountId account, ImmutableArray<string> hashes, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableHashSet<string>>([]);

    public Task<ImmutableHashSet<string>> Named(AccountId account, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableHashSet<string>>([]);

    public Task Settle(AccountId account, ImmutableArray<string> hashes, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<bool> Delete(AccountId account, string sha256, DateTimeOffset putBefore, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task<bool> Scrub(CancellationToken cancellationToken)
    {
        Scrubs++;
        return Task.FromResult(!IsRead);
    }
}
