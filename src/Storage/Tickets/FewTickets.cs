using System.Data.Common;
using Dapper;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Storage.Tickets;

/// <summary>A filter that few tickets of the account pass: it is cheaper to look at each of them than to go along the list and look for them.</summary>
/// <param name="Index">By which they are found.</param>
/// <param name="Condition">Says the filter in a statement.</param>
internal sealed record FewTickets(string Index, Func<SqlText, AccountId, string> Condition)
{
    /// <summary>Of one filter: along the list, of a million tickets, one would soon meet some of them.</summary>
    private const int Most = 2000;

    /// <summary>Of several filters: along the list one may meet none that passes them all.</summary>
    private const int MostOfSeveral = 20_000;

    /// <summary>Table and condition where the filter is an entry of another table than the tickets'.</summary>
    private Func<SqlText, AccountId, string>? CountedIn { get; init; }

    /// <returns>The filter that the fewest pass; null where each is passed by many, or none is asked for.</returns>
    public static async Task<FewTickets?> Find(
        DbConnection connection, Actor asker, TicketQuery query, bool nameIndexes, CancellationToken cancellationToken)
    {
        var leads = Leads(query).ToArray();

        if (leads.Length is 0)
        {
            return null;
        }

        var sql = new SqlText();
        var most = IsNarrowedTwice(query) ? MostOfSeveral : Most;
        var counts = leads.Select(lead => lead.Counted(sql, asker.Account, query.Box, nameIndexes))
            .Select(counted => $"SELECT count(*) FROM (SELECT 1 FROM {counted} LIMIT {most + 1}) AS passing");
        await using var reader = await connection.ExecuteReaderAsync(
            new CommandDefinition(sql.Add(string.Join(" UNION ALL ", counts)).ToString(), sql.Parameters, cancellationToken: cancellationToken));
        var (few, fewest) = (default(FewTickets), most + 1L);

        for (var n = 0; await reader.ReadAsync(cancellationToken); n++)
        {
            if (reader.GetInt64(0) < fewest)
            {
                (few, fewest) = (leads[n], reader.GetInt64(0));
            }
        }

        return few;
    }

    private string Counted(SqlText sql, AccountId account, BoxName box, bool nameIndexes)
    {
        if (CountedIn is { } elsewhere)
        {
            return elsewhere(sql, account);
        }

        var hint = nameIndexes ? $" INDEXED BY {Index}" : "";
        return $"ticket{hint} WHERE account = {sql.Parameter(account.Value)} AND box = {BoxColumn.Of(box)} AND {Condition(sql, account)}";
    }

    private static IEnumerable<FewTickets> Leads(TicketQuery query)
    {
        if (query.Tag is { } tag)
        {
            yield return new("ticket_number", (sql, account) =>
                $"number IN (SELECT number FROM ticket_tag WHERE account = {sql.Parameter(account.Value)} AND tag = {sql.Parameter(tag)})")
            {
                CountedIn = (sql, account) => $"ticket_tag WHERE account = {sql.Parameter(account.Value)} AND tag = {sql.Parameter(tag)}",
            };
        }

        if (query.Channel is { Length: > 0 } channel)
        {
            yield return new("ticket_channel", (sql, _) => $"channel = {sql.Parameter(channel)}");
        }

        if (!query.Importances.IsEmpty)
        {
            yield return new("ticket_importance", (sql, _) => sql.In("importance", [.. query.Importances.Select(one => (int)one)]));
        }

        if (!query.Types.IsEmpty && !query.Types.Contains("none"))
        {
            yield return new("ticket_inquiry_type", (sql, _) => $"inquiry_type <> '' AND {sql.In("inquiry_type", [.. query.Types])}");
        }

        if (!query.Stars.IsEmpty)
        {
            yield return new("ticket_stars", (sql, _) => $"stars <> 0 AND {sql.In("stars", query.Stars)}");
        }

        if (!query.Ratings.IsEmpty && !query.Ratings.Contains(CustomerRating.General))
        {
            yield return new("ticket_rating", (sql, _) => $"customer_rating <> 0 AND {sql.In("customer_rating", [.. query.Ratings.Select(one => (int)one)])}");
        }

        if (query is not { From: null, To: null })
        {
            yield return IsOpen(query)
                ? new("ticket_open_created", (sql, _) => $"status < 4 AND {Period(sql, query)}")
                : new("ticket_created", (sql, _) => Period(sql, query));
        }
    }

    private static bool IsNarrowedTwice(TicketQuery query) => new[]
    {
        query.Brand is not null,
        !query.Statuses.IsEmpty,
        !query.Importances.IsEmpty,
        query.Assignee is not null || query.Box is BoxName.Mine or BoxName.Groups or BoxName.Unassigned or BoxName.GooglePlay,
        query.Channel is not null,
        query.Tag is not null,
        !query.Types.IsEmpty,
        !query.Stars.IsEmpty,
        !query.Ratings.IsEmpty,
        query is not { From: null, To: null },
    }.Count(isNarrowed => isNarrowed) > 1;

    private static bool IsOpen(TicketQuery query) => !query.Statuses.IsEmpty && !query.Statuses.Contains(TicketStatus.Completed);

    private static string Period(SqlText sql, TicketQuery query)
    {
        var from = query.From is { } at ? $"created_at >= {sql.Parameter(UnixMicroseconds.Of(at))}" : null;
        var to = query.To is { } end ? $"created_at < {sql.Parameter(UnixMicroseconds.Of(end))}" : null;
        return string.Join(" AND ", new[] { from, to }.OfType<string>());
    }
}
