using System.Collections.Concurrent;
using Oqupie.Contracts.Accounts;

namespace Oqupie.Grains.Accounts;

/// <summary>The keys of accounts, for the silo's own use. They never change, so they are asked for once.</summary>
public sealed class AccountKeyring(IGrainFactory grains)
{
    private readonly ConcurrentDictionary<AccountId, AccountKeys> _known = new();

    public async ValueTask<AccountKeys> Of(AccountId account) =>
        _known.TryGetValue(account, out var keys)
            ? keys
            : _known.GetOrAdd(account, await grains.GetGrain<IAccountGrain>(account.Value).Keys());
}
