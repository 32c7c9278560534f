using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;

namespace Oqupie.Grains.Brands;

/// <summary>The entries of brands, a row each. Written by the account's <see cref="BrandDirectoryGrain"/> alone.</summary>
public interface IBrandDirectory
{
    /// <summary>
    /// At most <paramref name="limit"/> entries in the order in which they were made, after the one of this id; from the beginning where that is null or
    /// unknown.
    /// </summary>
    Task<ImmutableArray<BrandEntry>> Page(AccountId account, string? after, int limit, CancellationToken cancellationToken);

    /// <summary>Those that there are, in the order in which they were made.</summary>
    Task<ImmutableArray<BrandEntry>> Named(AccountId account, IReadOnlyCollection<string> brands, CancellationToken cancellationToken);

    /// <summary>Durable when it returns. A new entry comes after all others of its account; one that is there keeps its place.</summary>
    Task Put(AccountId account, BrandEntry entry, CancellationToken cancellationToken);

    /// <summary>Enters those that are not there yet, all of them or none, in their order and after all others. What is there stays as it is.</summary>
    Task Adopt(AccountId account, IReadOnlyCollection<BrandEntry> entries, CancellationToken cancellationToken);
}
