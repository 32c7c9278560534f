using Oqupie.Contracts;
using Oqupie.Contracts.Members;

namespace Oqupie.Grains.Members;

/// <summary>Who may be asked to join, and how long that stands. Pure.</summary>
internal static class InvitationRules
{
    public static readonly Refusal NoSuchInvitation = Refusal.NotFound("There is no such invitation.");

    public static readonly Refusal AddressTaken = Refusal.Conflict("This address belongs to a member already.", "email_taken", field: "email");

    /// <summary>The invited one, who cannot do anything yet. Whether the address is free is decided by the directory.</summary>
    public static Outcome<Member> Invite(Actor by, Member invited, InvitationWish wish, KnownPlaces places)
    {
        var refusal = MemberRules.MayGive(by, null, invited.Role)
            ?? MemberRules.WhatIsWrong(invited)
            ?? MemberRules.Beyond(by, wish.Brands ?? [], wish.Groups)
            ?? MemberRules.UnknownPlace(wish.Brands, wish.Groups, places);

        return refusal is not null
            ? refusal
            : invited with { Brands = MemberRules.EveryOr(wish.Brands), Groups = MemberRules.InOrder(wish.Groups) };
    }

    /// <summary>A new link is answered to who asks, so it is as if they invited.</summary>
    public static Outcome<Member> Renew(Member member, Actor by, PendingInvitation invitation) =>
        (MayCancel(member, by) ?? MemberRules.MayGive(by, member, member.Role) ?? MemberRules.Beyond(by, member.Brands ?? [], member.Groups)) is { } refusal
            ? refusal
            : member with { Invitation = invitation };

    /// <summary>Null where this is an invitation that <paramref name="by"/> may take back.</summary>
    public static Refusal? MayCancel(Member member, Actor by) => member.Invitation is null ? NoSuchInvitation : MemberRules.MayManage(by, member);

    /// <summary>The one whom this token invited. Whoever has no right token hears the same, whether or not there was an invitation.</summary>
    public static Outcome<Member> Find(Member? member, InvitationToken token, DateTimeOffset now) => member switch
    {
        { Invitation: { } invitation } when Secret.Matches(token.Secret, invitation.SecretHash) =>
            invitation.ExpiresAt > now ? member : Refusal.Expired("This invitation has expired; ask for a new one."),
        _ => NoSuchInvitation,
    };

    public static Outcome<Member> Accept(Member? invited, InvitationToken token, string name, DateTimeOffset now)
    {
        if (!Find(invited, token, now).Succeeded(out var found, out var refusal))
        {
            return refusal;
        }

        var member = found with { Name = name.Trim(), Invitation = null };
        return MemberRules.WhatIsWrong(member) is { } wrong ? wrong : member;
    }
}
