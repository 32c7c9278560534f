using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;

namespace Oqupie.Testing.Tickets;

/// <summary>
/// What a list holds and in which order, for rows in memory. The databases say the same in SQL and the console in TypeScript; the cases in
/// tests/Data/lists/tickets.json are asked of all of them.
/// </summary>
public static class TicketListRule
{
    public static bool Matches(TicketRow row, TicketQuery query, Actor asker) =>
        IsIn(row, query.Box, asker)
        && (query.Brand is null || row.Brand == query.Brand)
        && (query.Statuses.IsEmpty || query.Statuses.Contains(row.Status))
        && (query.Importances.IsEmpty || query.Importances.Contains(row.Importance))
        && (query.Assignee is null || (query.Assignee is "none" ? IsUnassigned(row) : row.AssigneeMember == query.Assignee))
        && (query.Channel is null || row.Channel == query.Channel)
        && (query.Tag is null || row.Tags.Contains(query.Tag))
        && (query.Customer is null || row.Customer == query.Customer)
        && (query.From is not { } from || Microseconds(row.CreatedAt) >= Microseconds(from))
        && (query.To is not { } to || Microseconds(row.CreatedAt) < Microseconds(to))
        && (string.IsNullOrEmpty(query.Text) || IsFound(row, query.Text));

    public static bool IsIn(TicketRow row, BoxName box, Actor asker) => box switch
    {
        BoxName.Blocked => row.Box is TicketBox.Blocked,
        BoxName.Deleted => row.Box is TicketBox.Deleted,
        _ => row.Box is TicketBox.Open && box switch
        {
            BoxName.Mine => row.AssigneeMember == asker.Self,
            BoxName.Groups => row.AssigneeGroup is { } group && asker.Groups.Contains(group),
            BoxName.Unassigned => IsUnassigned(row),
            BoxName.GooglePlay => row.ChannelKind is "googlePlay",
            _ => true,
        },
    };

    public static int Compare(TicketRow one, TicketRow other, TicketSort sort) =>
        IsFalling(sort) ? KeyOf(other, sort).CompareTo(KeyOf(one, sort)) : KeyOf(one, sort).CompareTo(KeyOf(other, sort));

    /// <summary>Whether a row comes after the one whose key that was.</summary>
    public static bool IsAfter(TicketRow row, (long First, long Second, long Number) key, TicketSort sort) =>
        Math.Sign(KeyOf(row, sort).CompareTo(key)) == (IsFalling(sort) ? -1 : 1);

    /// <summary>What one sorts by; no two tickets have the same.</summary>
    public static (long First, long Second, long Number) KeyOf(TicketRow row, TicketSort sort) => sort switch
    {
        TicketSort.CreatedAscending or TicketSort.CreatedDescending => (0, Microseconds(row.CreatedAt), row.Id.Number),
        TicketSort.ImportanceDescending => ((long)row.Importance, Microseconds(row.UpdatedAt), row.Id.Number),
        _ => (0, Microseconds(row.UpdatedAt), row.Id.Number),
    };

    private static bool IsFalling(TicketSort sort) => sort is not (TicketSort.UpdatedAscending or TicketSort.CreatedAscending);

    private static bool IsUnassigned(TicketRow row) => row.AssigneeMember is null && row.AssigneeGroup is null;

    private static bool IsFound(TicketRow row, string text) =>
        row.Id.Number == TicketListText.NumberOf(text)
        || TicketListText.AddressOf(row.CustomerEmail).StartsWith(TicketListText.AddressOf(text), StringComparison.Ordinal);

    private static long Microseconds(DateTimeOffset time) => time.UtcTicks / TimeSpan.TicksPerMicrosecond;
}
