using Oqupie.Contracts;
using Oqupie.Contracts.Members;

namespace Oqupie.Grains.Members;

/// <summary>
/// One invitation, kept with the member it may become. <see cref="InvitationsGrain"/> stands before it, so that no mail server holds up who asks for rights.
/// </summary>
[Alias("oqupie.IInvitedGrain")]
internal interface IInvitedGrain : IGrainWithStringKey
{
    /// <summary>Refused (conflict) where the address is taken, also by one who is just coming or leaving.</summary>
    [Alias("Invite")]
    Task<Outcome<Invitation>> Invite(Actor by, InvitationWish wish);

    [Alias("Renew")]
    Task<Outcome<Invitation>> Renew(Actor by);

    [Alias("Cancel")]
    Task<Outcome<Done>> Cancel(Actor by);

    [Alias("Find")]
    Task<Outcome<MemberInfo>> Find(string token);

    [Alias("Accept")]
    Task<Outcome<MemberInfo>> Accept(string token, string name);
}

/// <summary>What concerns a member's row rather than the member.</summary>
[Alias("oqupie.IAgentRowGrain")]
internal interface IAgentRowGrain : IGrainWithStringKey
{
    /// <summary>Refused (conflict) where another is the owner, also one who is just coming.</summary>
    [Alias("MakeOwner")]
    Task<Outcome<MemberInfo>> MakeOwner(string email, string name, string language);

    /// <summary>A group changed who is in it: reads the row anew before the next answer.</summary>
    [Alias("Heed")]
    Task Heed();

    /// <summary>Brings one who came or left half to an end: their address is free and their row is gone. Nothing happens to one who is present.</summary>
    [Alias("Finish")]
    Task Finish();
}
