using Oqupie.Contracts.Members;

namespace Oqupie.Grains.Members;

internal static class MemberGrains
{
    public static IInvitedGrain Invited(this IGrainFactory grains, MemberId member) => grains.GetGrain<IInvitedGrain>(member.ToString());

    public static IAgentRowGrain Row(this IGrainFactory grains, MemberId member) => grains.GetGrain<IAgentRowGrain>(member.ToString());
}
