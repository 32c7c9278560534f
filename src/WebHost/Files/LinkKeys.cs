using System.Collections.Concurrent;
using Oqupie.Contracts.Accounts;

namespace Oqupie.WebHost.Files;

/// <summary>The keys that sign files, remembered by this host: they are made with the account and never change.</summary>
internal sealed class LinkKeys(IGrainFactory grains)
{
    private readonly ConcurrentDictionary<AccountId, byte[]> _keys = new();

    /// <summary>Null where there is no such account.</summary>
    public async ValueTask<byte[]?> Of(AccountId account)
    {
        if (_keys.TryGetValue(account, out var known))
        {
            return known;
        }

        var grain = grains.GetGrain<IAccountGrain>(account.ToString());
        return await grain.Read() is null ? null : _keys.GetOrAdd(account, (await grain.Keys()).Links);
    }
}
