using System.Text.Json.Serialization;

namespace Oqupie.Contracts.Tickets;

/// <summary>How a reply stands that was to leave later.</summary>
[GenerateSerializer, Alias("oqupie.PlanStanding"), JsonConverter(typeof(CamelCaseEnum<PlanStanding>))]
public enum PlanStanding
{
    /// <summary>For its time.</summary>
    Waiting = 1,

    /// <summary>Its time came, and something was in the way: a person has to look at it.</summary>
    Held = 2,

    /// <summary>It became a reply.</summary>
    Sent = 3,

    /// <summary>Somebody took it back.</summary>
    Dropped = 4,

    /// <summary>It is over; which of both ways, the item that ended it says.</summary>
    Ended = 5,
}
