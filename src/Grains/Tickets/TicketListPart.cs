using System.Runtime.InteropServices;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Tickets;

/// <summary>Which part of a list is read. Unset, all of it.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TicketListPart
{
    /// <summary>Only what stands behind this place, in the order of the query.</summary>
    public TicketPlace? After { get; init; }

    /// <summary>Only what changed at this time or later.</summary>
    public DateTimeOffset? ChangedSince { get; init; }

    /// <summary>Only what had been made by this time.</summary>
    public DateTimeOffset? MadeBy { get; init; }
}

/// <summary>Where a ticket stands in a list: the values that one sorts by, of which no two tickets have the same. Times are in Unix microseconds.</summary>
/// <param name="First">The importance where one sorts by it, else 0.</param>
/// <param name="Second">The time that one sorts by.</param>
/// <param name="Number">The ticket's number.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TicketPlace(long First, long Second, long Number)
{
    public static TicketPlace Of(TicketRow row, TicketSort sort) => sort switch
    {
        TicketSort.CreatedAscending or TicketSort.CreatedDescending => new(0, Microseconds(row.CreatedAt), row.Id.Number),
        TicketSort.ImportanceDescending => new((long)row.Importance, Microseconds(row.UpdatedAt), row.Id.Number),
        _ => new(0, Microseconds(row.UpdatedAt), row.Id.Number),
    };

    private static long Microseconds(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
