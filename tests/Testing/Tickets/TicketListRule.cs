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
        && (query.Types.IsEmpty || query.Types.Contains(row.InquiryType ?? "none"))
        && (query.Stars.IsEmpty || query.Stars.Contains(row.Stars))
        && (query.Ratings.IsEmpty || query.Ratings.Contains(row.CustomerRating))
        && (query.Customer is null || row.Customer == query.Customer)
        && (query.From is not { } from || Microseconds(row.CreatedAt) >= Microseconds(from))
        && (query.To is not { } to || Microseconds(row.CreatedAt) < Microseconds(to))
        && (string.IsNullOrEmpty(query.Text) || IsFound(row, query.Text));

    public static bool IsIn(TicketRow row, BoxName box, Actor asker) => box switch
    {
        BoxName.Blocked => row.Box is TicketBox.Blocked,
        BoxName.Deleted => row.Box is TicketBox.Deleted,
        BoxName.Asleep => row.Box is TicketBox.Asleep,
        _ => row.Box is TicketBox.Open && box switch
        {
            BoxName.Mine => row.AssigneeMember == asker.Self,
            BoxName.Groups => row.AssigneeGroup is { } group && asker.Groups.Contains(group),
            BoxName.Unassigned => IsUnassigned(row),
            BoxName.GooglePlay => row.ChannelKind is "googlePlay",
            _ => true,
        },
    };

    public static bool IsIn(TicketRow row, TicketListPart part, TicketSort sort) =>
        (part.After is not { } place || Math.Sign(Compare(TicketPlace.Of(row, sort), place)) == (IsFalling(sort) ? -1 : 1))
        && (part.ChangedSince is not { } since || Microseconds(row.UpdatedAt) >= Microseconds(since))
        && (part.MadeBy is not { } by || Microseconds(row.CreatedAt) <= Microseconds(by));

    public static int Compare(TicketRow one, TicketRow other, TicketSort sort) =>
        (IsFalling(sort) ? -1 : 1) * Compare(TicketPlace.Of(one, sort), TicketPlace.Of(other, sort));

    private static int Compare(TicketPlace one, TicketPlace other) =>
        (one.First, one.Second, one.Number).CompareTo((other.First, other.Second, other.Number));

    private static bool IsFalling(TicketSort sort) => sort is not (TicketSort.UpdatedAscending or TicketSort.CreatedAscending);

    private static bool IsUnassigned(TicketRow row) => row.AssigneeMember is null && row.AssigneeGroup is null;

    private static bool IsFound(TicketRow row, string text) =>
        row.Id.Number == TicketListText.NumberOf(text)
        || TicketListText.AddressOf(row.CustomerEmail).StartsWith(TicketListText.AddressOf(text), StringComparison.Ordinal);

    private static long Microseconds(DateTimeOffset time) => time.UtcTicks / TimeSpan.TicksPerMicrosecond;
}
