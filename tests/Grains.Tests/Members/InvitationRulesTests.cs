using Oqupie.Contracts;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Members;
using static Oqupie.Grains.Tests.Members.TheStaff;
using static Oqupie.Grains.Tests.TheOutcome;

namespace Oqupie.Grains.Tests.Members;

public sealed class InvitationRulesTests
{
    private const string Key = "c2VjcmV0";

    private static readonly InvitationToken Token = new(Account, "ivo", Key);

    private static readonly Member Invited = Done(Invite("adam", Role.Agent));

    [Theory]
    [InlineData("olivia", Role.Admin, true)]
    [InlineData("adam", Role.Admin, true)]
    [InlineData("adam", Role.Agent, true)]
    [InlineData("olivia", Role.Owner, false)]
    [InlineData("adam", Role.Owner, false)]
    [InlineData("petra", Role.Agent, false)]
    [InlineData("aron", Role.Agent, false)]
    public void Those_who_manage_members_invite_but_never_an_owner(string by, Role role, bool allowed)
    {
        var outcome = Invite(by, role);

        Assert.Equal(allowed, outcome.Succeeded(out _, out var refusal));
        Assert.True(allowed || refusal!.Kind is RefusalKind.NotAllowed);
    }

    [Theory]
    [InlineData("nonsense", "Ivo", "email")]
    [InlineData("ivo@acme.example", " ", "name")]
    public void What_cannot_be_is_refused_by_its_field(string email, string name, string field) =>
        Assert.Equal(field, Refused(Invite("adam", Role.Agent, email, name)).Field);

    [Fact]
    public void An_unknown_role_is_refused() => Assert.Equal("role", Refused(Invite("adam", (Role)99)).Field);

    [Fact]
    public void The_right_token_makes_a_member()
    {
        var member = Done(InvitationRules.Accept(Invited, Token, "Ivo", Now));

        Assert.Null(member.Invitation);
        Assert.Equal(RefusalKind.NotFound, Refused(InvitationRules.Accept(member, Token, "Ivo", Now)).Kind);
    }

    [Fact]
    public void A_wrong_secret_and_a_stranger_hear_the_same()
    {
        var wrong = Refused(InvitationRules.Find(Invited, Token with { Secret = "c2VjcmV1" }, Now));
        var stranger = Refused(InvitationRules.Find(null, Token, Now));

        Assert.Equal(stranger, wrong);
    }

    [Fact]
    public void An_invitation_ends_at_its_time()
    {
        Done(InvitationRules.Find(Invited, Token, Now.AddDays(7).AddTicks(-1)));

        Assert.Equal(RefusalKind.Expired, Refused(InvitationRules.Find(Invited, Token, Now.AddDays(7))).Kind);
    }

    [Fact]
    public void A_renewed_invitation_ends_the_old_link()
    {
        var renewed = Done(InvitationRules.Renew(Invited, As("adam"), new(Secret.Hash("bmV3"), Now.AddDays(14))));

        Assert.Equal(RefusalKind.NotFound, Refused(InvitationRules.Find(renewed, Token, Now)).Kind);
        Done(InvitationRules.Find(renewed, Token with { Secret = "bmV3" }, Now));
    }

    [Fact]
    public void Only_invitations_are_cancelled_and_by_those_who_manage_their_role()
    {
        Assert.Null(InvitationRules.MayCancel(Invited, As("adam")));
        Assert.Equal(RefusalKind.NotAllowed, InvitationRules.MayCancel(Invited, As("petra"))!.Kind);
        Assert.Equal(RefusalKind.NotFound, InvitationRules.MayCancel(Member("aron"), As("adam"))!.Kind);
    }

    private static Outcome<Member> Invite(string by, Role role, string email = "ivo@acme.example", string name = "Ivo")
    {
        var invited = Member("ivo", role) with { Email = email, Name = name.Trim(), Invitation = new(Secret.Hash(Key), Now.AddDays(7)) };
        return InvitationRules.Invite(As(by), invited, new() { Email = email, Name = name, Role = role }, Places);
    }
}
