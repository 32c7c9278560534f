using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;

namespace Oqupie.Grains.Accounts;

/// <summary>The accounts of the server, a row each.</summary>
public interface IAccountDirectory
{
    /// <summary>Durable when it returns. One that is there keeps its place.</summary>
    Task Enter(AccountId account, CancellationToken cancellationToken);

    /// <summary>
    /// At most <paramref name="limit"/> in the order in which they were entered, after the given one; from the beginning where that is null or unknown.
    /// </summary>
    Task<ImmutableArray<AccountId>> Page(AccountId? after, int limit, CancellationToken cancellationToken);
}
