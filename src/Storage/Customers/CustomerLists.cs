using System.Data.Common;
using System.Globalization;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Members;

namespace Oqupie.Storage.Customers;

/// <summary>A page of a list of customers, along an index, by cursor.</summary>
internal sealed class CustomerLists(DbDataSource source)
{
    /// <summary>So many rows are asked at a time, and so often at most for one page.</summary>
    private const int Stride = 1000;
    private const int MostStrides = 5;

    private const string There = "c.merged_into = '' AND c.deleted_at = 0";

    public async Task<CustomerPage?> Page(AccountId account, CustomerQuery query, Actor asker, CancellationToken cancellationToken)
    {
        var list = query.Sort.ToString();
        var after = query.Cursor is { } text ? CustomerCursor.Parse(text, list, numbered: query.Sort is not CustomerSort.Name) : null;

        if (query.Cursor is not null && after is null)
        {
            return null;
        }

        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var filter = new CustomerFilter(account, query, asker);
        var few = await filter.Narrowest(connection, cancellationToken);
        var (shown, next) = (new List<string>(), after);

        for (var strides = 0; strides < MostStrides; strides++)
        {
            var rows = await CustomerRows.Read(connection, Rows(account, query, filter, few, next), Row, cancellationToken);

            foreach (var row in rows)
            {
                if (row.Passes && shown.Count == query.Limit)
                {
                    return await Shown(next);
                }

                next = new(list, row.By, row.Id);

                if (row.Passes)
                {
                    shown.Add(row.Id);
                }
            }

            if (rows.Length < Stride)
            {
                return await Shown(end: null);
            }
        }

        return await Shown(next);

        async Task<CustomerPage> Shown(CustomerCursor? end) =>
            new(await CustomerRows.Infos(connection, account, shown, asker, cancellationToken), end?.ToString());
    }

    private static SqlText Rows(AccountId account, CustomerQuery query, CustomerFilter filter, Func<SqlText, string>? few, CustomerCursor? after) =>
        query.Sort switch
        {
            CustomerSort.Name => OfCustomers(account, "c.name_key", "ASC", filter, few, after),
            CustomerSort.LastTicket => OfPlaces(account, filter, few, after),
            _ => OfCustomers(account, "c.created_at", "DESC", filter, few, after),
        };

    private static SqlText OfCustomers(
        AccountId account, string by, string order, CustomerFilter filter, Func<SqlText, string>? few, CustomerCursor? after)
    {
        var sql = new SqlText();
        sql.Add($"SELECT c.id, {by}, CASE WHEN {filter.Passes(sql)} THEN 1 ELSE 0 END FROM customer c ")
            .Add($"WHERE c.account = {sql.Parameter(account.Value)} AND {There}");

        if (few is not null)
        {
            sql.Add($" AND {few(sql)}");
        }

        if (after is not null)
        {
            object from = by is "c.name_key" ? after.By : after.Number;
            sql.Add($" AND ({by}, c.id) {(order is "ASC" ? ">" : "<")} ({sql.Parameter(from)}, {sql.Parameter(after.Id)})");
        }

        return sql.Add(Ordered($"{by} {order}, c.id {order}"));
    }

    // Each customer stands where their newest ticket is; what else there is of them is passed over.
    private static SqlText OfPlaces(AccountId account, CustomerFilter filter, Func<SqlText, string>? few, CustomerCursor? after)
    {
        var sql = new SqlText();
        sql.Add($"SELECT c.id, p.last_at, CASE WHEN {filter.Passes(sql)} AND NOT EXISTS (SELECT 1 FROM customer_place o ")
            .Add($"WHERE o.account = p.account AND o.customer = p.customer AND {Within("o")} ")
            .Add("AND (o.last_at > p.last_at OR (o.last_at = p.last_at AND (o.brand, o.channel) > (p.brand, p.channel)))) THEN 1 ELSE 0 END ")
            .Add("FROM customer_place p JOIN customer c ON c.account = p.account AND c.id = p.customer ")
            .Add($"WHERE p.account = {sql.Parameter(account.Value)} AND {There} AND {Within("p")}");

        if (few is not null)
        {
            sql.Add($" AND {few(sql)}");
        }

        if (after is not null)
        {
            sql.Add($" AND (p.last_at, p.customer) < ({sql.Parameter(after.Number)}, {sql.Parameter(after.Id)})");
        }

        return sql.Add(Ordered("p.last_at DESC, p.customer DESC, p.brand DESC, p.channel DESC"));

        string Within(string table) => filter.Brands is { } brands ? sql.In($"{table}.brand", brands) : "1 = 1";
    }

    private static string Ordered(string by) => string.Create(CultureInfo.InvariantCulture, $" ORDER BY {by} LIMIT {Stride}");

    private static (string Id, string By, bool Passes) Row(DbDataReader row) =>
        (row.GetString(0), Convert.ToString(row.GetValue(1), CultureInfo.InvariantCulture)!, row.GetInt64(2) is not 0);
}
