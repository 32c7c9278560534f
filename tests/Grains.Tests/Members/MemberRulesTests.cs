using Oqupie.Contracts;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Members;
using static Oqupie.Grains.Tests.Members.TheStaff;
using static Oqupie.Grains.Tests.TheOutcome;

namespace Oqupie.Grains.Tests.Members;

public sealed class MemberRulesTests
{
    [Theory]
    [InlineData("olivia", "aron", Role.Admin, true)]
    [InlineData("adam", "aron", Role.ProAgent, true)]
    [InlineData("adam", "aron", Role.Admin, true)]
    [InlineData("adam", "alma", Role.Agent, true)]
    [InlineData("olivia", "aron", Role.Owner, false)]
    [InlineData("adam", "aron", Role.Owner, false)]
    [InlineData("adam", "adam", Role.Owner, false)]
    [InlineData("adam", "olivia", Role.Agent, false)]
    [InlineData("olivia", "olivia", Role.Agent, false)]
    [InlineData("petra", "aron", Role.ProAgent, false)]
    [InlineData("petra", "petra", Role.Admin, false)]
    [InlineData("aron", "aron", Role.ProAgent, false)]
    public void Roles_are_given_by_those_who_manage_members_and_never_above_themselves(string by, string member, Role role, bool allowed)
    {
        var outcome = MemberRules.Change(Member(member), As(by), new() { Role = role }, Places);

        Assert.Equal(allowed, outcome.Succeeded(out var changed, out var refusal));
        Assert.True(allowed ? changed!.Role == role : refusal!.Kind is RefusalKind.NotAllowed);
    }

    [Theory]
    [InlineData("olivia", "adam", true)]
    [InlineData("adam", "alma", true)]
    [InlineData("adam", "aron", true)]
    [InlineData("adam", "olivia", false)]
    [InlineData("olivia", "olivia", false)]
    [InlineData("adam", "adam", false)]
    [InlineData("petra", "aron", false)]
    [InlineData("aron", "petra", false)]
    public void Nobody_removes_the_owner_or_themselves(string by, string member, bool allowed)
    {
        var refusal = MemberRules.Remove(Member(member), As(by));

        Assert.Equal(allowed, refusal is null);
        Assert.True(allowed || refusal!.Kind is RefusalKind.NotAllowed);
    }

    [Fact]
    public void A_key_for_members_may_not_make_or_unmake_admins()
    {
        var key = new Actor { Account = Account, Kind = ActorKind.ApiKey, Id = "k1", Permissions = ApiScope.Allows(["members:write"]) };

        Assert.Equal(RefusalKind.NotAllowed, Refused(MemberRules.Change(Member("aron"), key, new() { Role = Role.Admin }, Places)).Kind);
        Assert.Equal(RefusalKind.NotAllowed, Refused(MemberRules.Change(Member("adam"), key, new() { Role = Role.Agent }, Places)).Kind);
        Assert.Equal(RefusalKind.NotAllowed, MemberRules.Remove(Member("adam"), key)!.Kind);
        Assert.Equal(RefusalKind.NotAllowed, Refused(MemberRules.Change(Member("aron"), key, new() { Role = Role.ProAgent }, Places)).Kind);
        Assert.Equal(Role.Agent, Done(MemberRules.Change(Member("petra"), key, new() { Role = Role.Agent }, Places)).Role);
    }

    [Fact]
    public void Everybody_names_themselves_and_nobody_else_without_the_right_to()
    {
        Assert.Equal("Aaron", Done(MemberRules.Change(Member("aron"), As("aron"), new() { Name = " Aaron ", Language = "ko" }, Places)).Name);
        Assert.Equal(RefusalKind.NotAllowed, Refused(MemberRules.Change(Member("petra"), As("aron"), new() { Name = "Pete" }, Places)).Kind);
    }

    [Theory]
    [InlineData("", "en", "name")]
    [InlineData("a\nb", "en", "name")]
    [InlineData("Aaron", "fr", "language")]
    public void What_cannot_be_is_refused_by_its_field(string name, string language, string field) =>
        Assert.Equal(field, Refused(MemberRules.Change(Member("aron"), As("aron"), new() { Name = name, Language = language }, Places)).Field);

    [Fact]
    public void Brands_and_groups_must_exist()
    {
        Assert.Equal("brands", Refused(MemberRules.Change(Member("aron"), As("adam"), new() { Brands = ["none"] }, Places)).Field);
        Assert.Equal("groups", Refused(MemberRules.Change(Member("aron"), As("adam"), new() { Groups = ["none"] }, Places)).Field);
    }

    [Fact]
    public void No_brands_at_all_is_every_brand()
    {
        var one = Done(MemberRules.Change(Member("aron"), As("adam"), new() { Brands = ["cook", "cook"] }, Places));
        var every = Done(MemberRules.Change(one, As("adam"), new() { Brands = [] }, Places));

        Assert.Equal(["cook"], one.Brands);
        Assert.Null(every.Brands);
    }

    [Fact]
    public void The_owner_serves_every_brand_and_may_be_in_groups()
    {
        Assert.Equal(RefusalKind.NotAllowed, Refused(MemberRules.Change(Member("olivia"), As("adam"), new() { Brands = ["cook"] }, Places)).Kind);
        Assert.Equal(["billing"], Done(MemberRules.Change(Member("olivia"), As("adam"), new() { Groups = ["billing", "billing"] }, Places)).Groups);
    }

    [Fact]
    public void The_invited_have_no_rights_yet()
    {
        var ivo = Member("ivo", Role.Admin) with { Invitation = new([1], Now.AddDays(7)) };

        Assert.Equal(RefusalKind.NotFound, Refused(MemberRules.Rights(ivo, Account)).Kind);
    }

    [Fact]
    public void Rights_are_of_the_role_and_of_the_members_places()
    {
        var rights = Done(MemberRules.Rights(Member("aron") with { Brands = ["cook"] }, Account));

        Assert.Equal((PermissionTable.Of(Role.Agent), TicketScope.Groups), (rights.Permissions, rights.Scope));
        Assert.Equal(("cook", "billing"), (rights.Brands!.Value.Single(), rights.Groups.Single()));
    }
}
