using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;

namespace Oqupie.WebHost.Members;

/// <summary>Grains of members and groups by what stands in an address, which may be anything: what cannot be an id is nobody's.</summary>
internal static class Agents
{
    public static readonly Refusal NoSuchMember = Refusal.NotFound("There is no such member.");

    public static readonly Refusal NoSuchGroup = Refusal.NotFound("There is no such group.");

    public static IAgentGrain? Agent(this IGrainFactory grains, AccountId account, string member) =>
        LocalKey.IsValid(member) ? grains.GetGrain<IAgentGrain>(new MemberId(account, member).ToString()) : null;

    public static IGroupGrain? Group(this IGrainFactory grains, AccountId account, string group) =>
        LocalKey.IsValid(group) ? grains.GetGrain<IGroupGrain>(new GroupId(account, group).ToString()) : null;
}
