using System.Collections.Concurrent;
using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Grains.Brands;

namespace Oqupie.Testing.Brands;

public sealed class MemoryBrandDirectory : IBrandDirectory
{
    private readonly ConcurrentDictionary<AccountId, ImmutableList<BrandEntry>> _entries = new();
    private readonly ConcurrentDictionary<AccountId, bool> _failures = new();

    /// <summary>The account's next entry is not written; where it is said so, it is written and nobody hears of it.</summary>
    public void FailNextWrite(AccountId account, bool afterWriting = false) => _failures[account] = afterWriting;

    public Task<ImmutableArray<BrandEntry>> Page(AccountId account, string? after, int limit, CancellationToken cancellationToken)
    {
        var known = Of(account);
        return Task.FromResult<ImmutableArray<BrandEntry>>([.. known.Skip(known.FindIndex(entry => entry.Id == after) + 1).Take(limit)]);
    }

    public Task<ImmutableArray<BrandEntry>> Named(AccountId account, IReadOnlyCollection<string> brands, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<BrandEntry>>([.. Of(account).Where(entry => brands.Contains(entry.Id, StringComparer.Ordinal))]);

    public Task Put(AccountId account, BrandEntry entry, CancellationToken cancellationToken)
    {
        var fails = _failures.TryRemove(account, out var afterWriting);

        if (!fails || afterWriting)
        {
            var known = Of(account);
            var place = known.FindIndex(other => other.Id == entry.Id);
            _entries[account] = place < 0 ? known.Add(entry) : known.SetItem(place, entry);
        }

        return fails ? Task.FromException(new IOException("The storage is out of order.")) : Task.CompletedTask;
    }

    public Task Adopt(AccountId account, IReadOnlyCollection<BrandEntry> entries, CancellationToken cancellationToken)
    {
        var known = Of(account);
        _entries[account] = known.AddRange(entries.Where(entry => known.All(other => other.Id != entry.Id)));
        return Task.CompletedTask;
    }

    private ImmutableList<BrandEntry> Of(AccountId account) => _entries.GetValueOrDefault(account, []);
}
