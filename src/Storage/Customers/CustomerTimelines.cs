using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Customers;
using Oqupie.Storage.Tickets;

namespace Oqupie.Storage.Customers;

/// <summary>What happened to a customer: their own events and their tickets, each read along an index, put together by time.</summary>
internal sealed class CustomerTimelines(DbDataSource source)
{
    private const string List = "timeline";

    /// <summary>Before their first event and their first ticket.</summary>
    private const string Began = "made";

    public async Task<CustomerTimelinePage?> Page(CustomerId customer, Actor asker, string? cursor, int limit, CancellationToken cancellationToken)
    {
        // What is behind: events of a lower version, and tickets made earlier.
        var after = cursor is null ? new(List, "0", "") : CustomerCursor.Parse(cursor, List, numbered: true);
        var (version, at, number) = (long.MaxValue, long.MaxValue, long.MaxValue);

        if (after is null || (cursor is not null && !Parts(after, out version, out at, out number)))
        {
            return null;
        }

        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var events = await CustomerRows.Read(connection, Events(customer, version, limit + 1), Event, cancellationToken);
        var tickets = await CustomerRows.Read(connection, Tickets(customer, asker, at, number, limit + 1), Ticket, cancellationToken);
        var items = events.OfType<CustomerTimelineItem>().Concat(tickets)
            .OrderByDescending(item => item.At).ThenByDescending(item => item.Id, StringComparer.Ordinal)
            .ToList();

        if (events.Length <= limit && items.Count <= limit && !events.Any(item => item is { Kind: CustomerTimelineKind.Made }))
        {
            items.AddRange(await CustomerRows.Read(connection, Beginning(customer), Beginning, cancellationToken));
        }

        ImmutableArray<CustomerTimelineItem> shown = [.. items.Take(limit)];

        if (items.Count <= limit)
        {
            return new(shown, Next: null);
        }

        foreach (var item in shown)
        {
            (version, at, number) = item.Id[0] switch
            {
                'e' => (Number(item.Id), at, number),
                't' => (version, UnixMicroseconds.Of(item.At), Number(item.Id)),
                _ => (version, at, number),
            };
        }

        return new(shown, new CustomerCursor(List, Text(version), $"{Text(at)}.{Text(number)}").ToString());
    }

    private static SqlText Events(CustomerId customer, long before, int limit)
    {
        var sql = new SqlText();
        return sql.Add("SELECT e.version, e.at, e.by_kind, e.by_id, e.type, e.payload FROM customer c ")
            .Add("JOIN event e ON e.account = c.account AND e.kind = 'customer' AND e.id = c.id AND e.version > c.began ")
            .Add($"WHERE c.account = {sql.Parameter(customer.Account.Value)} AND c.id = {sql.Parameter(customer.Local)} ")
            .Add($"AND e.version < {sql.Parameter(before)} ORDER BY e.version DESC LIMIT {sql.Parameter(limit)}");
    }

    private static SqlText Tickets(CustomerId customer, Actor asker, long at, long number, int limit)
    {
        var sql = new SqlText();
        sql.Add("SELECT number, created_at, subject, status, brand FROM ticket ")
            .Add($"WHERE account = {sql.Parameter(customer.Account.Value)} AND customer = {sql.Parameter(customer.Local)} ")
            .Add($"AND (created_at, number) < ({sql.Parameter(at)}, {sql.Parameter(number)}) AND box <> 3");

        if (Visibility.Of(asker, sql) is { } seen)
        {
            sql.Add($" AND {seen}");
        }

        return sql.Add($" ORDER BY created_at DESC, number DESC LIMIT {sql.Parameter(limit)}");
    }

    private static SqlText Beginning(CustomerId customer)
    {
        var sql = new SqlText();
        return sql.Add("SELECT created_at FROM customer ")
            .Add($"WHERE account = {sql.Parameter(customer.Account.Value)} AND id = {sql.Parameter(customer.Local)}");
    }

    private static CustomerTimelineItem Beginning(DbDataReader row) =>
        new() { Id = Began, Kind = CustomerTimelineKind.Made, At = UnixMicroseconds.ToTime(row.GetInt64(0)) };

    // A newer build's event is passed over.
    private static CustomerTimelineItem? Event(DbDataReader row)
    {
        if (CustomerJson.Read(row.GetString(4), row.GetString(5)) is not { } happened || CustomerTimelineItems.Of(row.GetInt64(0), happened) is not { } item)
        {
            return null;
        }

        return item;
    }

    private static CustomerTimelineItem Ticket(DbDataReader row)
    {
        var number = row.GetInt64(0).ToString(CultureInfo.InvariantCulture);
        return new()
        {
            Id = $"t{number}",
            Kind = CustomerTimelineKind.Ticket,
            At = UnixMicroseconds.ToTime(row.GetInt64(1)),
            Values = ImmutableSortedDictionary<string, string>.Empty
                .Add("ticket", number)
                .Add("subject", row.GetString(2))
                .Add("status", JsonNamingPolicy.CamelCase.ConvertName(((TicketStatus)row.GetInt32(3)).ToString()))
                .Add("brand", row.GetString(4)),
        };
    }

    private static bool Parts(CustomerCursor after, out long version, out long at, out long number)
    {
        (version, at, number) = (after.Number, 0, 0);
        return after.Id.Split('.') is [var time, var ticket]
            && long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out at)
            && long.TryParse(ticket, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    private static long Number(string item) => long.Parse(item.AsSpan(1), CultureInfo.InvariantCulture);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
