using Oqupie.Contracts;
using Oqupie.Contracts.Members;

namespace Oqupie.Grains.Members;

/// <summary>Who may be asked to join, and how long that stands. Pure.</summary>
internal static class InvitationRules
{
    private static readonly Refusal NoSuchInvitation = Refusal.NotFound("There is no such invitation.");

    public static readonly Refusal AddressTaken = Refusal.Conflict("This address belongs to a member already.", field: "email");

    /// <summary>The staff with the invited one, who cannot do anything yet.</summary>
    public static Outcome<Staff> Invite(Staff staff, Actor by, Member invited, InvitationWish wish, IReadOnlyCollection<string> brands)
    {
        var refusal = MemberRules.MayGive(by, null, invited.Role)
            ?? MemberRules.WhatIsWrong(invited)
            ?? (staff.Members.Values.Any(member => EmailAddress.Key(member.Email) == EmailAddress.Key(invited.Email)) ? AddressTaken : null)
            ?? MemberRules.UnknownPlace(staff, wish.Brands, wish.Groups, brands);

        return refusal is not null
            ? refusal
            : staff.With(invited with { Brands = MemberRules.EveryOr(wish.Brands) }).WithGroupsOf(invited.Id, wish.Groups);
    }

    public static Outcome<Staff> Renew(Staff staff, Actor by, string id, PendingInvitation invitation) =>
        Pending(staff, by, id).Succeeded(out var member, out var refusal) ? staff.With(member with { Invitation = invitation }) : refusal;

    public static Outcome<Staff> Cancel(Staff staff, Actor by, string id) =>
        Pending(staff, by, id).Succeeded(out _, out var refusal) ? staff.Without(id) : refusal;

    /// <summary>The one whom this token invited. Whoever has no right token hears the same, whether or not there was an invitation.</summary>
    public static Outcome<Member> Find(Staff staff, InvitationToken token, DateTimeOffset now) => staff.Find(token.Member) switch
    {
        { Invitation: { } invitation } member when Secret.Matches(token.Secret, invitation.SecretHash) =>
            invitation.ExpiresAt > now ? member : Refusal.Expired("This invitation has expired; ask for a new one."),
        _ => NoSuchInvitation,
    };

    public static Outcome<Staff> Accept(Staff staff, InvitationToken token, string name, DateTimeOffset now)
    {
        if (!Find(staff, token, now).Succeeded(out var invited, out var refusal))
        {
            return refusal;
        }

        var member = invited with { Name = name.Trim(), Invitation = null };
        return MemberRules.WhatIsWrong(member) is { } wrong ? wrong : staff.With(member);
    }

    private static Outcome<Member> Pending(Staff staff, Actor by, string id) => staff.Find(id) switch
    {
        { Invitation: not null } member => MemberRules.MayGive(by, member, member.Role) is { } refusal ? refusal : member,
        _ => NoSuchInvitation,
    };
}
