using Oqupie.Contracts;
using Oqupie.Grains.Members;
using static Oqupie.Grains.Tests.Members.TheStaff;
using static Oqupie.Grains.Tests.TheOutcome;

namespace Oqupie.Grains.Tests.Members;

public sealed class GroupRulesTests
{
    [Fact]
    public void A_group_has_a_name_of_its_own()
    {
        Assert.Equal("name", Refused(GroupRules.Make(Whole, "g2", " ", [])).Field);
        Assert.Equal(RefusalKind.Conflict, Refused(GroupRules.Make(Whole, "g2", "billing", [])).Kind);
        Done(GroupRules.Change(Whole, "billing", "BILLING", null));
    }

    [Fact]
    public void A_group_is_of_members()
    {
        Assert.Equal("members", Refused(GroupRules.Make(Whole, "g2", "Night shift", ["nobody"])).Field);
        Assert.Equal(["petra"], Done(GroupRules.Make(Whole, "g2", "Night shift", ["petra", "petra"])).Groups["g2"].Members);
    }

    [Fact]
    public void What_is_not_named_stays()
    {
        var renamed = Done(GroupRules.Change(Whole, "billing", "Payments", null)).Groups["billing"];

        Assert.Equal(("Payments", "aron"), (renamed.Name, renamed.Members.Single()));
    }

    [Fact]
    public void An_unknown_group_is_not_there()
    {
        Assert.Equal(RefusalKind.NotFound, Refused(GroupRules.Change(Whole, "none", "Payments", null)).Kind);
        Assert.Equal(RefusalKind.NotFound, Refused(GroupRules.Remove(Whole, "none")).Kind);
    }
}
