using Oqupie.Grains.Members;
using static Oqupie.Grains.Tests.TheOutcome;

namespace Oqupie.Grains.Tests.Members;

public sealed class GroupRulesTests
{
    private static readonly Group Billing = new() { Id = "billing", Name = "Billing", Members = ["aron"] };

    [Theory]
    [InlineData(" ")]
    [InlineData("123456789012345678901234567890123456789012345678901234567890123456789012345678901")]
    public void A_group_has_a_name(string name) => Assert.Equal("name", Refused(GroupRules.Change(Billing, name, null, [])).Field);

    [Fact]
    public void A_group_is_of_members()
    {
        Assert.Equal("members", Refused(GroupRules.Change(Billing, null, ["aron", "nobody"], ["aron"])).Field);
        Assert.Equal(["petra"], Done(GroupRules.Change(Billing, null, ["petra", "petra"], ["petra"])).Members);
    }

    [Fact]
    public void What_is_not_named_stays()
    {
        var renamed = Done(GroupRules.Change(Billing, " Payments ", null, []));

        Assert.Equal(("Payments", "aron"), (renamed.Name, renamed.Members.Single()));
    }

    [Fact]
    public void Who_came_and_who_went_have_moved() =>
        Assert.Equal(["aron", "petra"], GroupRules.Moved(Billing with { Members = ["aron", "alma"] }, Billing with { Members = ["alma", "petra"] }));
}
