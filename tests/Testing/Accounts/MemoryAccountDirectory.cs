using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Grains.Accounts;

namespace Oqupie.Testing.Accounts;

public sealed class MemoryAccountDirectory : IAccountDirectory
{
    private ImmutableList<AccountId> _accounts = [];

    public Task Enter(AccountId account, CancellationToken cancellationToken)
    {
        ImmutableInterlocked.Update(ref _accounts, known => known.Contains(account) ? known : known.Add(account));
        return Task.CompletedTask;
    }

    public Task<ImmutableArray<AccountId>> Page(AccountId? after, int limit, CancellationToken cancellationToken)
    {
        var known = Volatile.Read(ref _accounts);
        return Task.FromResult<ImmutableArray<AccountId>>([.. known.Skip(after is { } last ? known.IndexOf(last) + 1 : 0).Take(limit)]);
    }
}
