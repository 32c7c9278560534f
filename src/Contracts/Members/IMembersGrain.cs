using System.Collections.Immutable;

namespace Oqupie.Contracts.Members;

/// <summary>All members of an account and what they may do. The key is an account. One grain also keeps <see cref="IInvitationsGrain"/> and <see cref="IGroupsGrain"/>.</summary>
[Alias("oqupie.IMembersGrain")]
public interface IMembersGrain : IGrainWithStringKey
{
    [Alias("All")]
    Task<ImmutableArray<MemberInfo>> All();

    [Alias("Read")]
    Task<Outcome<MemberInfo>> Read(string member);

    /// <summary>Who this member is as an actor, now. Refused (not found) for one who is not active, so a removed member is nobody.</summary>
    [Alias("Rights")]
    Task<Outcome<Actor>> Rights(string member);

    /// <summary>Makes the account's owner, active at once; the same again for the same address. Refused (conflict) where somebody else is the owner.</summary>
    [Alias("MakeOwner")]
    Task<Outcome<MemberInfo>> MakeOwner(string email, string name, string language);

    /// <summary>Refused where <paramref name="by"/> would raise somebody above themselves, or the owner would be demoted.</summary>
    [Alias("Change")]
    Task<Outcome<MemberInfo>> Change(Actor by, string member, MemberWish wish);

    /// <summary>Ends a membership, on open sessions too. The owner cannot be removed, nor can one remove oneself.</summary>
    [Alias("Remove")]
    Task<Outcome<MemberInfo>> Remove(Actor by, string member);
}
