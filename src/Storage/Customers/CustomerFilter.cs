using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Customers;

namespace Oqupie.Storage.Customers;

/// <summary>
/// What narrows a list, and which of it is to be gone along. Where a filter lets few through they are taken from its index and put in order; else the list
/// is walked in its order, and each row asked.
/// </summary>
internal sealed class CustomerFilter
{
    /// <summary>So many are few.</summary>
    public const int Few = 1000;

    private const string LastInOrder = "\U0010FFFF";

    private readonly AccountId _account;
    private readonly CustomerQuery _query;
    private readonly ImmutableArray<Clause> _clauses;

    public CustomerFilter(AccountId account, CustomerQuery query, Actor asker)
    {
        (_account, _query) = (account, query);
        Brands = (asker.Brands, query.Brand) switch
        {
            (null, null) => null,
            (null, { } brand) => [StoredText.Clean(brand)],
            ({ } served, null) => served,
            ({ } served, { } brand) => served.Contains(brand) ? [brand] : [],
        };
        _clauses =
        [
            .. CustomerMarks.Asked(query.Text is { } text ? StoredText.Clean(text) : null).Select(Clause.Beginning),
            .. query.Tag is { } tag ? [Clause.Mark(CustomerMarks.Tag(StoredText.Clean(tag)))] : Array.Empty<Clause>(),
            .. query.Rating is { } rating and not CustomerRating.General ? [Clause.Mark(CustomerMarks.Rating(rating))] : Array.Empty<Clause>(),
            .. query.Blocked is true ? [Clause.Mark(CustomerMarks.Blocked)] : Array.Empty<Clause>(),
            .. Brands is { } some ? [Clause.In(some)] : Array.Empty<Clause>(),
            .. query.Channel is { } channel ? [Clause.By(StoredText.Clean(channel), Brands)] : Array.Empty<Clause>(),
        ];
    }

    /// <summary>The brands one looks in; null is every brand, of those who serve all.</summary>
    public ImmutableArray<string>? Brands { get; }

    /// <summary>"id IN (SELECT …)" of the clause that lets the fewest through; null where none lets few.</summary>
    public async Task<Func<SqlText, string>?> Narrowest(DbConnection connection, CancellationToken cancellationToken)
    {
        var (least, best) = (Few + 1L, (Clause?)null);

        foreach (var clause in _clauses)
        {
            var sql = new SqlText();
            sql.Add($"SELECT COUNT(*) FROM (SELECT 1 FROM {clause.Rows(sql, _account)} LIMIT {Few + 1}) AS counted");
            var count = await connection.ExecuteScalarAsync<long>(new CommandDefinition(sql.ToString(), sql.Parameters, cancellationToken: cancellationToken));
            (least, best) = count < least ? (count, clause) : (least, best);
        }

        return best is null ? null : sql => $"c.id IN (SELECT customer FROM {best.Rows(sql, _account)})";
    }

    /// <summary>A condition on "customer c" that says all of it.</summary>
    public string Passes(SqlText sql) => string.Join(
        " AND ",
        _clauses.Select(clause => $"EXISTS (SELECT 1 FROM {clause.Rows(sql, _account)} AND customer = c.id)")
            .Append(_query.Rating is CustomerRating.General ? "c.rating = 0" : "1 = 1")
            .Append(_query.Blocked is false ? "c.blocked = 0" : "1 = 1"));

    /// <param name="Rows">A table and a condition of rows that each have a customer.</param>
    private sealed record Clause(Func<SqlText, AccountId, string> Rows)
    {
        public static Clause Mark(string mark) => new((sql, account) =>
            $"customer_mark WHERE account = {sql.Parameter(account.Value)} AND mark = {sql.Parameter(mark)}");

        public static Clause Beginning(string mark) => new((sql, account) =>
            $"customer_mark WHERE account = {sql.Parameter(account.Value)} AND mark >= {sql.Parameter(mark)} AND mark < {sql.Parameter(mark + LastInOrder)}");

        public static Clause In(ImmutableArray<string> brands) => new((sql, account) =>
            $"customer_place WHERE account = {sql.Parameter(account.Value)} AND {sql.In("brand", brands)}");

        public static Clause By(string channel, ImmutableArray<string>? brands) => new((sql, account) =>
            $"customer_place WHERE account = {sql.Parameter(account.Value)} AND channel = {sql.Parameter(channel)}"
            + (brands is { } some ? $" AND {sql.In("brand", some)}" : ""));
    }
}
