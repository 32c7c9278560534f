using System.Globalization;
using Oqupie.Contracts.Customers;
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
/// <param name="part">Which part of it.</param>
/// <param name="made">When the tickets of the period asked for were made; null where no period is asked for.</param>
/// <param name="few">The filter that only few tickets pass, so that it leads whatever one sorts by; otherwise filters only filter.</param>
/// <param name="nameIndexes">SQLite does not know how values are spread, so it is told which index to take. PostgreSQL knows better than we.</param>
internal sealed class TicketPageSql(Actor asker, TicketQuery query, TicketListPart part, MadeBetween? made, FewTickets? few, bool nameIndexes)
{
    /// <summary>Of a period longer than this, nearly every ticket that there is may be one.</summary>
    private const int MostMonths = 60;

    /// <summary>PostgreSQL would go along the order and look for the few; behind this it takes them and sorts them. SQLite is told the index.</summary>
    private const string Fence = "LIMIT 1000000 OFFSET 0";

    private const string Unassigned = "assignee_member = '' AND assignee_group = ''";

    private readonly SqlText _sql = new();

    public SqlText Write() => _sql.Add($"SELECT * FROM ({All(TicketColumns.Select)}) AS page {Limit}");

    /// <summary>One number: how many rows the page would have, and the one that says that there is more.</summary>
    public SqlText WriteCount() => _sql.Add($"SELECT count(*) FROM (SELECT number FROM ({All("number")}) AS page {Most}) AS counted");

    private string Most => string.Create(CultureInfo.InvariantCulture, $"LIMIT {query.Limit + 1}");

    private string Limit => $"{Order} {Most}";

    private string All(string columns)
    {
        var common = string.Join(" AND ", Common());
        var paths = Paths().Select(path =>
            $"SELECT * FROM (SELECT {columns} FROM ticket{Hint(path)} WHERE {common}{Own(path)} {(path.IsSorted ? Limit : Fence)}) AS path");
        return string.Join(" UNION ALL ", paths);
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
        yield return $"box = {BoxColumn.Of(query.Box)}";

        if (Within() is { } within)
        {
            yield return within;
        }

        if (Visibility.Of(asker, _sql) is { } visible)
        {
            yield return visible;
        }

        foreach (var filter in Filters())
        {
            yield return filter;
        }

        if (part.After is { } place)
        {
            yield return Behind(place);
        }

        if (part.ChangedSince is { } since)
        {
            yield return $"updated_at >= {_sql.Parameter(UnixMicroseconds.Of(since))}";
        }

        if (part.MadeBy is { } by)
        {
            yield return $"created_at <= {_sql.Parameter(UnixMicroseconds.Of(by))}";
        }
    }

    private string? Within() => query.Box switch
    {
        BoxName.GooglePlay => "channel_kind = 'googlePlay'",
        BoxName.Mine => $"assignee_member = {_sql.Parameter(asker.Self)}",
        BoxName.Groups => _sql.In("assignee_group", asker.Groups),
        BoxName.Unassigned => Unassigned,
        _ => null,
    };

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

        if (!query.Types.IsEmpty)
        {
            yield return _sql.In("inquiry_type", [.. query.Types.Select(type => type is "none" ? "" : type)]);
        }

        if (!query.Stars.IsEmpty)
        {
            yield return _sql.In("stars", query.Stars);
        }

        if (!query.Ratings.IsEmpty)
        {
            yield return _sql.In("customer_rating", [.. query.Ratings.Select(rating => (int)rating)]);
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

    private string Behind(TicketPlace place) => query.Sort switch
    {
        TicketSort.UpdatedAscending => $"(updated_at, number) > ({_sql.Parameter(place.Second)}, {_sql.Parameter(place.Number)})",
        TicketSort.CreatedDescending => $"(created_at, number) < ({_sql.Parameter(place.Second)}, {_sql.Parameter(place.Number)})",
        TicketSort.CreatedAscending => $"(created_at, number) > ({_sql.Parameter(place.Second)}, {_sql.Parameter(place.Number)})",
        TicketSort.ImportanceDescending =>
            $"(importance, updated_at, number) < ({_sql.Parameter(place.First)}, {_sql.Parameter(place.Second)}, {_sql.Parameter(place.Number)})",
        _ => $"(updated_at, number) < ({_sql.Parameter(place.Second)}, {_sql.Parameter(place.Number)})",
    };

    // The narrowest first. Only the last of all goes along everything that is in the box, and there nearly every row is wanted.
    private IReadOnlyList<Path> Paths() => query switch
    {
        { Text: { Length: > 0 } text } => [.. ByText(text)],
        _ when few is { } lead => [new(lead.Index, lead.Condition(_sql, asker.Account)) { IsSorted = false }],
        { Customer: { } customer } => [new("ticket_customer", $"customer = {_sql.Parameter(customer)}")],
        { Box: BoxName.Unassigned } or { Assignee: "none" } => [new("ticket_unassigned", Unassigned)],
        { Box: BoxName.Mine } => [ByMember(asker.Self)],
        { Assignee: { } assignee } => [ByMember(assignee)],
        { Box: BoxName.Groups } => [.. asker.Groups.Distinct(StringComparer.Ordinal).Select(ByGroup).DefaultIfEmpty(new("ticket_updated", null))],
        { Stars.IsEmpty: false } when IsByUpdate => [.. ByStars()],
        { Ratings.IsEmpty: false } when IsByUpdate && !query.Ratings.Contains(CustomerRating.General) => [.. ByRating()],
        { Box: BoxName.GooglePlay } => [new("ticket_google_play", null)],
        { Channel: { Length: > 0 }, Sort: not TicketSort.ImportanceDescending } => [new(IsByCreation ? "ticket_channel_created" : "ticket_channel", null)],
        { Types.IsEmpty: false } when IsByUpdate && !query.Types.Contains("none") => [.. ByType()],
        { Statuses.IsEmpty: false } when !query.Statuses.Contains(TicketStatus.Completed) => [Open()],
        { Sort: TicketSort.CreatedAscending or TicketSort.CreatedDescending } => [new("ticket_created", null)],
        { Importances.IsEmpty: false } or { Sort: TicketSort.ImportanceDescending } => [.. ByImportance()],
        _ when made is { } period && period.Months.Count <= MostMonths => [.. period.Months.Select(ByMonth)],
        _ => [.. ByScope()],
    };

    private bool IsByUpdate => query.Sort is TicketSort.UpdatedAscending or TicketSort.UpdatedDescending;

    private bool IsByCreation => query.Sort is TicketSort.CreatedAscending or TicketSort.CreatedDescending;

    private Path Open() => query.Sort switch
    {
        TicketSort.CreatedAscending or TicketSort.CreatedDescending => new("ticket_open_created", "status < 4"),
        TicketSort.ImportanceDescending => new("ticket_open_importance", "status < 4"),
        _ => new("ticket_open", "status < 4"),
    };

    private IEnumerable<Path> ByImportance() => query.Importances.IsEmpty
        ? [new("ticket_importance", null)]
        : query.Importances.Distinct().Select(one => new Path("ticket_importance", $"importance = {_sql.Parameter((int)one)}"));

    private IEnumerable<Path> ByType() => query.Types.Distinct(StringComparer.Ordinal)
        .Select(type => new Path("ticket_inquiry_type", $"inquiry_type <> '' AND inquiry_type = {_sql.Parameter(type)}"));

    private IEnumerable<Path> ByStars() => query.Stars.Distinct()
        .Select(stars => new Path("ticket_stars", $"stars <> 0 AND stars = {_sql.Parameter(stars)}"));

    private IEnumerable<Path> ByRating() => query.Ratings.Distinct()
        .Select(rating => new Path("ticket_rating", $"customer_rating <> 0 AND customer_rating = {_sql.Parameter((int)rating)}"));

    private Path ByMonth(long month) => new("ticket_period", $"{MadeBetween.Month} = {_sql.Parameter(month)}");

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

    private readonly record struct Path(string Index, string? Condition)
    {
        /// <summary>Whether the index is in the order of the list; else the few that the path holds are sorted.</summary>
        public bool IsSorted { get; init; } = true;
    }
}
