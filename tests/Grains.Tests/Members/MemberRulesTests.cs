using Oqupie.Contracts;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Members;
using static Oqupie.Grains.Tests.Members.TheStaff;
using static Oqupie.Grains.Tests.TheOutcome;

namespace Oqupie.Grains.Tests.Members;

public sealed class MemberRulesTests
{
    private static readonly string[] Brands = ["cook"];

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
        var outcome = MemberRules.Change(Whole, As(by), member, new() { Role = role }, Brands);

        Assert.Equal(allowed, outcome.Succeeded(out var staff, out var refusal));
        Assert.True(allowed ? staff!.Find(member)!.Role == role : refusal!.Kind is RefusalKind.NotAllowed);
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
        var outcome = MemberRules.Remove(Whole, As(by), member);

        Assert.Equal(allowed, outcome.Succeeded(out var staff, out var refusal));
        Assert.True(allowed ? staff!.Find(member) is null : refusal!.Kind is RefusalKind.NotAllowed);
    }

    [Fact]
    public void A_key_for_members_may_not_make_or_unmake_admins()
    {
        var key = new Actor { Account = Account, Kind = ActorKind.ApiKey, Id = "k1", Permissions = ApiScope.Allows(["members:write"]) };

        Assert.Equal(RefusalKind.NotAllowed, Refused(MemberRules.Change(Whole, key, "aron", new() { Role = Role.Admin }, Brands)).Kind);
        Assert.Equal(RefusalKind.NotAllowed, Refused(MemberRules.Change(Whole, key, "adam", new() { Role = Role.Agent }, Brands)).Kind);
        Assert.Equal(RefusalKind.NotAllowed, Refused(MemberRules.Remove(Whole, key, "adam")).Kind);
        Assert.Equal(Role.ProAgent, Done(MemberRules.Change(Whole, key, "aron", new() { Role = Role.ProAgent }, Brands)).Find("aron")!.Role);
    }

    [Fact]
    public void Everybody_names_themselves_and_nobody_else_without_the_right_to()
    {
        Assert.Equal("Aaron", Done(MemberRules.Change(Whole, As("aron"), "aron", new() { Name = " Aaron ", Language = "ko" }, Brands)).Find("aron")!.Name);
        Assert.Equal(RefusalKind.NotAllowed, Refused(MemberRules.Change(Whole, As("aron"), "petra", new() { Name = "Pete" }, Brands)).Kind);
    }

    [Theory]
    [InlineData("", "en", "name")]
    [InlineData("a\nb", "en", "name")]
    [InlineData("Aaron", "fr", "language")]
    public void What_cannot_be_is_refused_by_its_field(string name, string language, string field) =>
        Assert.Equal(field, Refused(MemberRules.Change(Whole, As("aron"), "aron", new() { Name = name, Language = language }, Brands)).Field);

    [Fact]
    public void Brands_and_groups_must_exist()
    {
        Assert.Equal("brands", Refused(MemberRules.Change(Whole, As("adam"), "aron", new() { Brands = ["none"] }, Brands)).Field);
        Assert.Equal("groups", Refused(MemberRules.Change(Whole, As("adam"), "aron", new() { Groups = ["none"] }, Brands)).Field);
    }

    [Fact]
    public void No_brands_at_all_is_every_brand()
    {
        var one = Done(MemberRules.Change(Whole, As("adam"), "aron", new() { Brands = ["cook", "cook"] }, Brands));
        var every = Done(MemberRules.Change(one, As("adam"), "aron", new() { Brands = [] }, Brands));

        Assert.Equal(["cook"], one.Find("aron")!.Brands);
        Assert.Null(every.Find("aron")!.Brands);
    }

    [Fact]
    public void Who_leaves_leaves_their_groups_too() =>
        Assert.Empty(Done(MemberRules.Remove(Whole, As("adam"), "aron")).Groups["billing"].Members);

    [Fact]
    public void A_change_of_groups_is_a_change_of_the_members_rights()
    {
        var next = Done(MemberRules.Change(Whole, As("adam"), "aron", new() { Groups = [] }, Brands));

        Assert.Equal(["aron", "billing"], Whole.ChangesTo(next).Select(change => change.Local));
    }

    [Fact]
    public void There_is_one_owner()
    {
        Assert.Equal(RefusalKind.Conflict, Refused(MemberRules.MakeOwner(Whole, "x", "eve@acme.example", "Eve", "en", Now)).Kind);
        Assert.Same(Whole, Done(MemberRules.MakeOwner(Whole, "x", "OLIVIA@acme.example", "Olivia", "en", Now)));
    }

    [Fact]
    public void The_invited_have_no_rights_yet()
    {
        var staff = Whole.With(Member("ivo", Role.Admin) with { Invitation = new([1], Now.AddDays(7)) });

        Assert.Equal(RefusalKind.NotFound, Refused(MemberRules.Rights(staff, Account, "ivo")).Kind);
    }
}
