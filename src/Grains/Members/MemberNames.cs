using Oqupie.Caching;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;

namespace Oqupie.Grains.Members;

/// <summary>
/// Who members, groups and API keys are, by id, for the silo's own use: events name nobody. May be ten seconds behind; one who joined just now is found.
/// </summary>
public sealed class MemberNames(IMemberDirectory members, IGroupDirectory groups, IGrainFactory grains, TimeProvider clock)
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(10);

    private readonly Cache<MemberId, string?> _members = new((member, _) => Read(members, member), MaxAge, clock) { ForgetsNull = true };
    private readonly Cache<GroupId, string?> _groups = new((group, _) => Read(groups, group), MaxAge, clock) { ForgetsNull = true };

    private readonly Cache<(AccountId Account, string Key), string> _keys =
        new(async (key, _) => await grains.GetGrain<IApiKeysGrain>(key.Account.Value).NameOf(key.Key), MaxAge, clock);

    /// <summary>The key's name; empty for one that was removed.</summary>
    public ValueTask<string> KeyNameOf(AccountId account, string key) => _keys.Get((account, key));

    /// <summary>The member's name; empty for one who is not there any more.</summary>
    public async ValueTask<string> NameOf(AccountId account, string member) => await _members.Get(new(account, member)) ?? "";

    public async ValueTask<bool> IsMember(AccountId account, string member) => await _members.Get(new(account, member)) is not null;

    public async ValueTask<bool> IsGroup(AccountId account, string group) => await _groups.Get(new(account, group)) is not null;

    private static async Task<string?> Read(IMemberDirectory members, MemberId member) =>
        await members.Read(member, CancellationToken.None) is { Present: true } found ? found.Name : null;

    private static async Task<string?> Read(IGroupDirectory groups, GroupId group) => (await groups.Read(group, CancellationToken.None))?.Name;
}
