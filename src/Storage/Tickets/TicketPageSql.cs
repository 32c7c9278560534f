using System.Globalization;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;

namespace Oqupie.Storage.Tickets;

/// <summary>
/// Writes the query of one page. What is asked for is cut into paths that do not overlap, each a range of one index in the order of the list;
/// a page is the top of all of them. So a page costs what it shows, not what there is.
/// </summary>
/// <param name="asker">Whose scope stands in every path, whatever else is asked.</param>
/// <param name="query">What is asked for.</param>
/// <param name="cursor">Where the page before ended.</param>
/// <param name="rareTag">The tag asked for is on few tickets, so it leads; otherwise it filters only.</param>
/// <param name="nameIndexes">SQLite does not know how values are spread, so it is told which index to take. PostgreSQL knows better than we.</param>
internal sealed class TicketPageSql(Actor asker, TicketQuery query, TicketCursor? cursor, bool rareTag, bool nameIndexes)
{
    private const string Unassigned = "assignee_member = '' AND assignee_group = ''";

    private readonly SqlText _sql = new();

    public SqlText Write()
    {
        var common = string.Join(" AND ", Common());
        var limit = string.Create(CultureInfo.InvariantCulture, $"{Order} LIMIT {query.Limit + 1}");
        var paths = Paths().Select(path =>
            $"SELECT * FROM (SELECT {TicketColumns.Select} FROM ticket{Hint(path)} WHERE {common}{Own(path)} {limit}) AS path");
        return _sql.Add($"SELECT * FROM ({string.Join(" UNION ALL ", paths)}) AS page {limit}");
    }

    private string Order => query.Sort switch
    {
        TicketSort.UpdatedAscending => "ORDER BY updated_at, number",
        TicketSort.CreatedDescending => "ORDER BY created_at DESC, number DESC",
        TicketSort.CreatedAscending => "ORDER BY created_at, number",
        TicketSort.ImportanceDescending => "ORDER BY importance DESC, updated_at DESC, number DESC",
        _ => "ORDER BY updated_at DESC, number DESC",
    };

    private IEnumerable<string> Common()
    {
        yield return $"account = {_sql.Parameter(asker.Account.Value)}";
        yield return query.Box switch
        {
            BoxName.Blocked => "box = 2",
            BoxName.Deleted => "box = 3",
            BoxName.GooglePlay => "box = 1 AND channel_kind = 'googlePlay'",
            BoxName.Mine => $"box = 1 AND assignee_member = {_sql.Parameter(asker.Self)}",
            BoxName.Groups => $"box = 1 AND {_sql.In("assignee_group", asker.Groups)}",
            BoxName.Unassigned => $"box = 1 AND {Unassigned}",
            _ => "box = 1",
        };

        if (Visibility.Of(asker, _sql) is { } visible)
        {
            yield return visible;
        }

        foreach (var filter in Filters())
        {
            yield return filter;
        }

        if (cursor is { } c)
        {
            yield return After(c);
        }
    }

    private IEnumerable<string> Filters()
    {
        if (query.Brand is { } brand)
        {
            yield return $"brand = {_sql.Parameter(brand)}";
        }

        if (!query.Statuses.IsEmpty)
        {
            yield return _sql.In("status", [.. query.Statuses.Select(status => (int)status)]);
        }

        if (!query.Importances.IsEmpty)
        {
            yield return _sql.In("importance", [.. query.Importances.Select(importance => (int)importance)]);
        }

        if (query.Assignee is { } assignee)
        {
            yield return assignee is "none" ? Unassigned : Is("assignee_member", assignee);
        }

        if (query.Channel is { } channel)
        {
            yield return Is("channel", channel);
        }

        if (query.Customer is { } customer)
        {
            yield return $"customer = {_sql.Parameter(customer)}";
        }

        if (query.Tag is { } tag)
        {
            yield return $"EXISTS (SELECT 1 FROM ticket_tag g WHERE g.account = ticket.account AND g.tag = {_sql.Parameter(tag)} AND g.number = ticket.number)";
        }

        if (query.From is { } from)
        {
            yield return $"created_at >= {_sql.Parameter(UnixMicroseconds.Of(from))}";
        }

        if (query.To is { } to)
        {
            yield return $"created_at < {_sql.Parameter(UnixMicroseconds.Of(to))}";
        }
    }

    // An empty text in these columns is nobody, and whoever asks for an empty name does not ask for nobody.
    private string Is(string column, string id) => id.Length is 0 ? "1 = 0" : $"{column} = {_sql.Parameter(id)}";

    private string After(TicketCursor c) => query.Sort switch
    {
        TicketSort.UpdatedAscending => $"(updated_at, number) > ({_sql.Parameter(c.Second)}, {_sql.Parameter(c.Number)})",
        TicketSort.CreatedDescending => $"(created_at, number) < ({_sql.Parameter(c.Second)}, {_sql.Parameter(c.Number)})",
        TicketSort.CreatedAscending => $"(created_at, number) > ({_sql.Parameter(c.Second)}, {_sql.Parameter(c.Number)})",
        TicketSort.ImportanceDescending =>
            $"(importance, updated_at, number) < ({_sql.Parameter(c.First)}, {_sql.Parameter(c.Second)}, {_sql.Parameter(c.Number)})",
        _ => $"(updated_at, number) < ({_sql.Parameter(c.Second)}, {_sql.Parameter(c.Number)})",
    };

    // The narrowest first. Only the last of all goes along everything that is in the box, and there nearly every row is wanted.
    private IReadOnlyList<Path> Paths() => query switch
    {
        { Text: { Length: > 0 } text } => [.. ByText(text)],
        { Tag: { } tag } when rareTag =>
            [new("ticket_number", $"number IN ({Tagged(tag)})")],
        { Customer: { } customer } => [new("ticket_customer", $"customer = {_sql.Parameter(customer)}")],
        { Box: BoxName.Unassigned } or { Assignee: "none" } => [new("ticket_unassigned", Unassigned)],
        { Box: BoxName.Mine } => [ByMember(asker.Self)],
        { Assignee: { } assignee } => [ByMember(assignee)],
        { Box: BoxName.Groups } => [.. asker.Groups.Distinct(StringComparer.Ordinal).Select(ByGroup).DefaultIfEmpty(new("ticket_updated", null))],
        { Box: BoxName.GooglePlay } => [new("ticket_google_play", null)],
        { Statuses.IsEmpty: false } when !query.Statuses.Contains(TicketStatus.Completed) => [new("ticket_open", "status < 4")],
        { Sort: TicketSort.CreatedAscending or TicketSort.CreatedDescending } => [new("ticket_created", null)],
        { Sort: TicketSort.ImportanceDescending } => [new("ticket_importance", null)],
        _ => [.. ByScope()],
    };

    private string Tagged(string tag) =>
        $"SELECT number FROM ticket_tag WHERE account = {_sql.Parameter(asker.Account.Value)} AND tag = {_sql.Parameter(tag)}";

    private IEnumerable<Path> ByText(string text)
    {
        var number = TicketListText.NumberOf(text) ?? -1;
        var prefix = TicketListText.AddressOf(text);

        if (number >= 0)
        {
            yield return new("ticket_number", $"number = {_sql.Parameter(number)}");
        }

        yield return new(
            "ticket_email",
            $"email_key >= {_sql.Parameter(prefix)} AND email_key < {_sql.Parameter(prefix + "\U0010FFFF")} AND number <> {_sql.Parameter(number)}");
    }

    private IEnumerable<Path> ByScope()
    {
        if (asker.Scope is TicketScope.All)
        {
            string[]? brands = query.Brand is { } brand ? [brand] : asker.Brands?.Distinct(StringComparer.Ordinal).ToArray();
            return brands is { Length: > 0 }
                ? brands.Select(one => new Path("ticket_brand", $"brand = {_sql.Parameter(one)}"))
                : [new("ticket_updated", null)];
        }

        var mine = ByMember(asker.Self);
        return asker.Scope is TicketScope.Own
            ? [mine]
            : [
                mine,
                new("ticket_unassigned", Unassigned),
                .. asker.Groups.Distinct(StringComparer.Ordinal).Select(ByGroup)
                    .Select(group => group with { Condition = $"{group.Condition} AND assignee_member <> {_sql.Parameter(asker.Self)}" }),
            ];
    }

    // What an index leaves out must be said in its own words, or it is not taken.
    private Path ByMember(string member) => new("ticket_member", $"assignee_member = {_sql.Parameter(member)} AND assignee_member <> ''");

    private Path ByGroup(string group) => new("ticket_group", $"assignee_group = {_sql.Parameter(group)} AND assignee_group <> ''");

    private static string Own(Path path) => path.Condition is { } own ? $" AND {own}" : "";

    private string Hint(Path path) => nameIndexes ? $" INDEXED BY {path.Index}" : "";

    private readonly record struct Path(string Index, string? Condition);
}
