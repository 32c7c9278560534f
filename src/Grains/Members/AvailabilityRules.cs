using Oqupie.Contracts;
using Oqupie.Contracts.Members;

namespace Oqupie.Grains.Members;

/// <summary>When somebody is away, and since when. Pure.</summary>
internal static class AvailabilityRules
{
    /// <summary>What they are already is no change: the time is that of the switch.</summary>
    /// <param name="member">As they are.</param>
    /// <param name="wish">Null leaves it.</param>
    /// <param name="now">As fine as it is kept.</param>
    public static Outcome<Member> Switch(Member member, Availability? wish, DateTimeOffset now) => wish switch
    {
        { } wanted when !Enum.IsDefined(wanted) => Refusal.Invalid("One is available or away.", "availability", "unknown_choice"),
        { } wanted when wanted != member.Availability => member with { Availability = wanted, AvailabilitySince = now },
        _ => member,
    };
}
