using Oqupie.Contracts.Members;
using Oqupie.Grains.Members;
using static Oqupie.Grains.Tests.Members.TheStaff;
using static Oqupie.Grains.Tests.TheOutcome;

namespace Oqupie.Grains.Tests.Members;

public sealed class AvailabilityRulesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Who_never_switched_is_available_since_they_came()
    {
        var info = Member("aron").ToInfo();

        Assert.Equal((Availability.Available, Member("aron").CreatedAt), (info.Availability, info.AvailabilitySince));
    }

    [Fact]
    public void A_switch_has_its_time_and_the_same_again_keeps_it()
    {
        var away = Done(AvailabilityRules.Switch(Member("aron"), Availability.Away, Noon));
        var again = Done(AvailabilityRules.Switch(away, Availability.Away, Noon.AddHours(1)));
        var back = Done(AvailabilityRules.Switch(again, Availability.Available, Noon.AddHours(2)));

        Assert.Equal((Availability.Away, Noon), (again.Availability, again.AvailabilitySince));
        Assert.Equal((Availability.Available, Noon.AddHours(2)), (back.Availability, back.AvailabilitySince));
    }

    [Fact]
    public void Who_says_nothing_of_it_stays_as_they_are() =>
        Assert.Equal(Availability.Available, Done(AvailabilityRules.Switch(Member("aron"), null, Noon)).Availability);

    [Fact]
    public void There_are_two_states() =>
        Assert.Equal("availability", Refused(AvailabilityRules.Switch(Member("aron"), (Availability)7, Noon)).Field);
}
