using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Members;
using static Oqupie.Grains.Tests.Members.TheStaff;
using static Oqupie.Grains.Tests.TheOutcome;

namespace Oqupie.Grains.Tests.Members;

/// <summary>Nobody gives, or takes, more than they have: roles, brands and groups, whether they are a member or a key.</summary>
public sealed class PlaceRulesTests
{
    private static readonly KnownPlaces All = new(["cook", "race"], ["billing", "night"]);

    /// <summary>An admin of one brand, the owner's key for members, and the same of an admin of one brand.</summary>
    private static readonly Dictionary<string, Actor> Actors = new(StringComparer.Ordinal)
    {
        ["admin"] = As("adam"),
        ["limited"] = As("adam") with { Brands = ["cook"] },
        ["key"] = Key(As("olivia"), "members:write"),
        ["limitedKey"] = Key(As("adam") with { Brands = ["cook"] }, "members:write"),
        ["keyForEverything"] = Key(As("olivia"), "*"),
    };

    [Theory]
    [InlineData("admin", Role.Admin, null, true)]
    [InlineData("limited", Role.Admin, "cook", true)]
    [InlineData("limited", Role.Agent, null, false)]
    [InlineData("limited", Role.Agent, "", false)]
    [InlineData("limited", Role.Agent, "race", false)]
    [InlineData("limited", Role.Agent, "cook,race", false)]
    [InlineData("limited", Role.Agent, "nowhere", false)]
    [InlineData("key", Role.Agent, null, true)]
    [InlineData("key", Role.ProAgent, null, false)]
    [InlineData("key", Role.Admin, null, false)]
    [InlineData("key", Role.Owner, null, false)]
    [InlineData("limitedKey", Role.Agent, "cook", true)]
    [InlineData("limitedKey", Role.Agent, null, false)]
    [InlineData("limitedKey", Role.Agent, "race", false)]
    [InlineData("keyForEverything", Role.Admin, null, true)]
    [InlineData("keyForEverything", Role.Owner, null, false)]
    public void Nobody_invites_above_themselves(string by, Role role, string? brands, bool allowed)
    {
        var wish = new InvitationWish { Email = "ivo@acme.example", Name = "Ivo", Role = role, Brands = Named(brands) };

        var outcome = InvitationRules.Invite(Actors[by], Member("ivo", role), wish, All);

        Assert.Equal(allowed, outcome.Succeeded(out _, out var refusal));
        Assert.True(allowed || refusal!.Kind is RefusalKind.NotAllowed);
    }

    [Theory]
    [InlineData("limited", "cook", "cook", true)]
    [InlineData("limited", "cook", "cook,race", false)]
    [InlineData("limited", "cook", "", false)]
    [InlineData("limited", "race", "cook", false)]
    [InlineData("limited", null, "cook", false)]
    [InlineData("admin", null, "cook", true)]
    public void Nobody_gives_or_takes_brands_that_are_not_theirs(string by, string? before, string wished, bool allowed)
    {
        var member = Member("aron") with { Brands = MemberRules.EveryOr(Named(before)) };

        var outcome = MemberRules.Change(member, Actors[by], new() { Brands = Named(wished) }, All);

        Assert.Equal(allowed, outcome.Succeeded(out _, out _));
    }

    [Theory]
    [InlineData("cook", true)]
    [InlineData("race", false)]
    [InlineData("cook,race", false)]
    [InlineData(null, false)]
    public void Who_serves_other_brands_is_not_theirs_to_remove_or_to_invite_again(string? brands, bool allowed)
    {
        var member = Member("aron") with { Brands = MemberRules.EveryOr(Named(brands)) };
        var invited = member with { Invitation = new([], Now.AddDays(7)) };

        Assert.Equal(allowed, MemberRules.Remove(member, Actors["limited"]) is null);
        Assert.Equal(allowed, InvitationRules.MayCancel(invited, Actors["limited"]) is null);
        Assert.Equal(allowed, InvitationRules.Renew(invited, Actors["limited"], invited.Invitation!).Succeeded(out _, out _));
    }

    [Fact]
    public void A_key_for_members_renews_no_invitation_that_it_could_not_have_made()
    {
        var invited = Member("ivo", Role.ProAgent) with { Invitation = new([], Now.AddDays(7)) };

        Assert.Equal(RefusalKind.NotAllowed, Refused(InvitationRules.Renew(invited, Actors["key"], invited.Invitation!)).Kind);
    }

    [Fact]
    public void Nobody_widens_their_own_brands() =>
        Assert.Equal("brands", Refused(MemberRules.Change(Member("adam") with { Brands = ["cook"] }, Actors["limited"], new() { Brands = [] }, All)).Field);

    [Theory]
    [InlineData("billing", true)]
    [InlineData("night", false)]
    public void Who_does_not_manage_groups_gives_only_their_own(string group, bool allowed)
    {
        var by = As("adam") with { Permissions = Permission.ManageMembers, Groups = ["billing"] };

        Assert.Equal(allowed, MemberRules.Beyond(by, null, [group]) is null);
    }

    [Theory]
    [InlineData("billing", "aron", "billing", "aron,petra", "petra")]
    [InlineData("billing", "aron", "billing", "", "aron")]
    [InlineData("billing", "aron,petra", "night", "aron,petra", "aron,petra")]
    public void A_change_of_a_group_concerns_who_moves_and_a_new_name_everybody(string name, string members, string next, string then, string concerned)
    {
        var before = new Group { Id = "g", Name = name, Members = Named(members) ?? [] };

        Assert.Equal(Named(concerned)!.Value, GroupRules.Concerned(before, before with { Name = next, Members = Named(then) ?? [] }));
    }

    private static Actor Key(Actor maker, params string[] scopes) =>
        ApiKeyRules.ActorOf(new() { Id = "k1", Name = "Key", Scopes = [.. scopes], Permissions = default, CreatedAt = Now, CreatedBy = maker.Id }, maker);

    private static ImmutableArray<string>? Named(string? names) =>
        names is null ? null : [.. names.Split(',', StringSplitOptions.RemoveEmptyEntries)];
}
