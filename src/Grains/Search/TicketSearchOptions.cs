using System.ComponentModel.DataAnnotations;

namespace Oqupie.Grains.Search;

/// <summary>How tickets are divided among indexes. Settings under "TicketSearch"; the same on every silo.</summary>
public sealed class TicketSearchOptions
{
    public const string Section = "TicketSearch";

    /// <summary>How many numbers an index has. Where it is changed, all of them are built anew.</summary>
    [Range(100, 10_000_000)]
    public int TicketsPerIndex { get; set; } = 200_000;

    /// <summary>A part that has not answered by then is left out, and the answer says so.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(3);
}
