using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;

namespace Oqupie.WebHost.Access;

/// <summary>What members and keys may do, remembered by this host. A change anywhere holds here within two seconds, or nothing is remembered at all.</summary>
[SuppressMessage("Design", "MA0046", Justification = "There is one of it, so there is no sender to tell.")]
internal sealed class RightsCache(IGrainFactory grains, TimeProvider clock)
{
    private readonly ConcurrentDictionary<AccountId, AccountWatch> _watches = new();

    /// <summary>
    /// The rights of a member, of anybody of the account where the member is null, may have changed or ended. Raised on a thread of the listener: be quick.
    /// </summary>
    public event Action<AccountId, string?>? RightsChanged;

    /// <summary>Something of an account changed. Null: too much was missed to say what.</summary>
    public event Action<AccountId, AccountChange?>? AccountChanged;

    public IEnumerable<AccountWatch> Watches => _watches.Values;

    /// <summary>Null for who is not, or no longer, an active member.</summary>
    public async ValueTask<AgentSession?> OfMember(AccountId account, string member)
    {
        var watch = Watch(account);

        return watch.Member(member) ?? await Read(watch, member);
    }

    /// <summary>As <see cref="OfMember"/>, asked of the grains.</summary>
    public Task<AgentSession?> OfMemberAnew(AccountId account, string member) => Read(Watch(account), member);

    /// <summary>Drops what changed until now, so that what this host has just done is felt by its next request.</summary>
    public Task Hear(AccountId account) => Hear(Watch(account));

    private async Task<AgentSession?> Read(AccountWatch watch, string member)
    {
        await HearFirst(watch);
        var drops = watch.Drops;

        if (await Read(watch.Account, member) is not { } rights)
        {
            return null;
        }

        watch.Keep(member, rights, drops);
        return rights;
    }

    /// <summary>Null for a key that is not, or no longer, one.</summary>
    public async ValueTask<Actor?> OfKey(ApiKeyText key)
    {
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key.ToString())));

        if (_watches.TryGetValue(key.Account, out var watch) && watch.Key(hash) is { } known)
        {
            return known.Actor;
        }

        // Anybody can name an account; only one that has the key is worth following.
        if (watch is null && await Open(key) is null)
        {
            return null;
        }

        watch ??= Watch(key.Account);
        await HearFirst(watch);
        var drops = watch.Drops;

        if (await Open(key) is not { } actor)
        {
            return null;
        }

        watch.Keep(hash, new KeyRights(actor), drops);
        return actor;
    }

    /// <summary>Asks once for an account's news, drops what they name and tells who listens.</summary>
    public async Task Hear(AccountWatch watch)
    {
        var first = !watch.HasHeard;
        var askedAt = clock.GetTimestamp();
        var news = await grains.GetGrain<IAccountNewsGrain>(watch.Account.ToString()).Since(watch.Epoch, watch.Number);

        if (!watch.Hear(news, askedAt) || first)
        {
            return;
        }

        if (news.Reset)
        {
            RightsChanged?.Invoke(watch.Account, null);
            AccountChanged?.Invoke(watch.Account, null);
        }

        foreach (var change in news.Changes)
        {
            if (change.Kind is AccountChangeKind.Member)
            {
                RightsChanged?.Invoke(watch.Account, change.Local);
            }

            AccountChanged?.Invoke(watch.Account, change);
        }
    }

    private AccountWatch Watch(AccountId account) => _watches.GetOrAdd(account, static (id, clock) => new(id, clock), clock);

    // What is read after this is at least as new as the news that were heard; otherwise a change between the two would be missed.
    private Task HearFirst(AccountWatch watch) => watch.HasHeard ? Task.CompletedTask : Hear(watch);

    private async Task<Actor?> Open(ApiKeyText key) =>
        (await grains.GetGrain<IApiKeysGrain>(key.Account.ToString()).Open(key.ToString())).Succeeded(out var actor, out _) ? actor : null;

    private async Task<AgentSession?> Read(AccountId account, string member) =>
        (await grains.GetGrain<IAgentGrain>(new MemberId(account, member).ToString()).Session()).Succeeded(out var session, out _) ? session : null;
}

internal sealed record KeyRights(Actor Actor);
