using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Customers;
using Oqupie.Storage.Tickets;

namespace Oqupie.Storage.Customers;

/// <summary>Customers as somebody sees them: of tickets and places only what is theirs to see.</summary>
internal static class CustomerRows
{
    private const string SelectMerges = """
        SELECT m.survivor, m.id, m.customer, c.name, m.at, m.by_id
        FROM customer_merge m JOIN customer c ON c.account = m.account AND c.id = m.customer
        """;

    /// <summary>Those of these who are there, in their order.</summary>
    public static async Task<ImmutableArray<CustomerInfo>> Infos(
        DbConnection connection, AccountId account, IReadOnlyCollection<string> ids, Actor asker, CancellationToken cancellationToken)
    {
        if (ids.Count is 0)
        {
            return [];
        }

        var identities = await Identities(connection, account, ids, cancellationToken);
        var places = (await Read(connection, Places(account, ids, asker), Place, cancellationToken)).ToLookup(place => place.Customer);
        var merges = (await Read(connection, Merges(account, ids), Merge, cancellationToken)).ToLookup(merge => merge.Survivor, merge => merge.Info);
        var found = await Read(connection, Profiles(account, ids, asker), Info, cancellationToken);
        var infos = found.ToDictionary(info => info.Id, StringComparer.Ordinal);
        return
        [
            .. from id in ids
               where infos.ContainsKey(id)
               let theirs = places[id].Where(place => place.Channel.Length > 0).ToList()
               let last = theirs.Select(place => place.LastAt).DefaultIfEmpty().Max()
               select infos[id] with
               {
                   Emails = [.. identities[id].Where(one => one.IsEmail).Select(one => one.Value)],
                   ExternalIds = [.. identities[id].Where(one => one.IsExternal).Select(one => one.Value)],
                   Identities = [.. identities[id].Select(one => new KnownBy(one.Kind, one.Value, Label: null))],
                   Brands = [.. theirs.Select(place => place.Brand).Distinct().Order(StringComparer.Ordinal)],
                   Channels = [.. theirs.Select(place => place.Channel).Distinct().Order(StringComparer.Ordinal)],
                   LastTicketAt = last > 0 ? UnixMicroseconds.ToTime(last) : null,
                   MergedFrom = [.. merges[id]],
               },
        ];
    }

    public static async Task<ILookup<string, CustomerIdentity>> Identities(
        DbConnection connection, AccountId account, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var sql = new SqlText();
        sql.Add("SELECT customer, identity FROM customer_identity WHERE ")
            .Add($"account = {sql.Parameter(account.Value)} AND {sql.In("customer", ids)}");
        var rows = await Read(connection, sql, row => (Customer: row.GetString(0), Text: row.GetString(1)), cancellationToken);
        return rows.Where(row => CustomerIdentity.TryParse(row.Text, null, out _))
            .OrderBy(row => row.Text, StringComparer.Ordinal)
            .ToLookup(row => row.Customer, row => CustomerIdentity.Parse(row.Text, null), StringComparer.Ordinal);
    }

    public static async Task<ImmutableArray<T>> Read<T>(DbConnection connection, SqlText sql, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var reader = await connection.ExecuteReaderAsync(
            new CommandDefinition(sql.ToString(), sql.Parameters, cancellationToken: cancellationToken));
        var rows = ImmutableArray.CreateBuilder<T>();

        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows.DrainToImmutable();
    }

    /// <summary>Of id, body, at, by_id.</summary>
    public static CustomerMemo Memo(DbDataReader row) =>
        new() { Id = row.GetString(0), Body = row.GetString(1), At = UnixMicroseconds.ToTime(row.GetInt64(2)), By = row.GetString(3) };

    private static SqlText Profiles(AccountId account, IReadOnlyCollection<string> ids, Actor asker)
    {
        var sql = new SqlText();
        sql.Add("SELECT c.id, c.name, c.rating, c.tags, c.language, c.blocked, c.created_at, c.updated_at, c.version, ")
            .Add(Tickets("t.status < 4 AND "))
            .Add(", ")
            .Add(Tickets(""))
            .Add($" FROM customer c WHERE c.account = {sql.Parameter(account.Value)} AND {sql.In("c.id", ids)}");
        return sql;

        string Tickets(string which) =>
            $"(SELECT COUNT(*) FROM (SELECT 1 FROM ticket t WHERE t.account = c.account AND t.customer = c.id AND {which}t.box <> 3"
            + $"{(Visibility.Of(asker, sql) is { } seen ? $" AND {seen}" : "")} LIMIT {CustomerTickets.Most}) AS few)";
    }

    private static SqlText Places(AccountId account, IReadOnlyCollection<string> ids, Actor asker)
    {
        var sql = new SqlText();
        sql.Add("SELECT customer, brand, channel, last_at FROM customer_place WHERE ")
            .Add($"account = {sql.Parameter(account.Value)} AND {sql.In("customer", ids)}");
        return asker.Brands is { } brands ? sql.Add($" AND {sql.In("brand", brands)}") : sql;
    }

    private static SqlText Merges(AccountId account, IReadOnlyCollection<string> ids)
    {
        var sql = new SqlText();
        return sql.Add($"{SelectMerges} WHERE m.account = {sql.Parameter(account.Value)} AND {sql.In("m.survivor", ids)} ORDER BY m.at DESC, m.id DESC");
    }

    private static CustomerInfo Info(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        Name = row.GetString(1),
        Rating = (CustomerRating)row.GetInt32(2),
        Tags = StoredJson.ReadTexts(row.GetString(3)),
        Language = row.GetString(4) is { Length: > 0 } language ? language : null,
        Blocked = row.GetInt32(5) is not 0,
        CreatedAt = UnixMicroseconds.ToTime(row.GetInt64(6)),
        UpdatedAt = UnixMicroseconds.ToTime(Math.Max(row.GetInt64(6), row.GetInt64(7))),
        Version = row.GetInt64(8),
        Tickets = new((int)row.GetInt64(9), (int)row.GetInt64(10)),
    };

    private static (string Customer, string Brand, string Channel, long LastAt) Place(DbDataReader row) =>
        (row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3));

    private static (string Survivor, CustomerMergeInfo Info) Merge(DbDataReader row) => (row.GetString(0), new()
    {
        Merge = row.GetString(1),
        Customer = row.GetString(2),
        Name = row.GetString(3),
        At = UnixMicroseconds.ToTime(row.GetInt64(4)),
        By = row.GetString(5),
    });
}
