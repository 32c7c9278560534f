using Oqupie.Contracts;
using Oqupie.Contracts.Members;

namespace Oqupie.Grains.Members;

/// <summary>Invitations as <see cref="MembersGrain"/> keeps them; <see cref="InvitationsGrain"/> stands before it, so that no mail server holds up who asks for rights.</summary>
[Alias("oqupie.IInvitationBookGrain")]
internal interface IInvitationBookGrain : IGrainWithStringKey
{
    [Alias("Enter")]
    Task<Outcome<Invitation>> Enter(Actor by, InvitationWish wish);

    [Alias("Renew")]
    Task<Outcome<Invitation>> Renew(Actor by, string member);

    [Alias("Strike")]
    Task<Outcome<Done>> Strike(Actor by, string member);

    [Alias("Find")]
    Task<Outcome<MemberInfo>> Find(string token);

    [Alias("Accept")]
    Task<Outcome<MemberInfo>> Accept(string token, string name);
}
