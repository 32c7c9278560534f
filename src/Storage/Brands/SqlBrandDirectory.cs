using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Grains.Brands;

namespace Oqupie.Storage.Brands;

internal sealed class SqlBrandDirectory(DbDataSource source, ISqlWriter writer) : IBrandDirectory
{
    // Two that take the same place at once cannot both have it: the one that comes later fails and is asked for again.
    private const string Insert = """
        INSERT INTO brand (account, id, place, name, slug)
        VALUES ($1, $2, (SELECT coalesce(max(place), 0) + 1 FROM brand WHERE account = $1), $3, $4)
        ON CONFLICT (account, id)
        """;

    private const string PutOne = $"{Insert} DO UPDATE SET name = excluded.name, slug = excluded.slug";

    private const string AdoptOne = $"{Insert} DO NOTHING";

    private const string SelectPage = """
        SELECT id, name, slug FROM brand
        WHERE account = @account AND place > coalesce((SELECT place FROM brand WHERE account = @account AND id = @after), 0)
        ORDER BY place LIMIT @limit
        """;

    public Task<ImmutableArray<BrandEntry>> Page(AccountId account, string? after, int limit, CancellationToken cancellationToken) =>
        Query(SelectPage, new { account = account.Value, after, limit }, cancellationToken);

    public Task<ImmutableArray<BrandEntry>> Named(AccountId account, IReadOnlyCollection<string> brands, CancellationToken cancellationToken)
    {
        var sql = new SqlText();
        sql.Add($"SELECT id, name, slug FROM brand WHERE account = {sql.Parameter(account.Value)} AND {sql.In("id", brands)} ORDER BY place");
        return Query(sql.ToString(), sql.Parameters, cancellationToken);
    }

    public Task Put(AccountId account, BrandEntry entry, CancellationToken cancellationToken) =>
        writer.Write(cancellationToken, Statement(PutOne, account, entry));

    public Task Adopt(AccountId account, IReadOnlyCollection<BrandEntry> entries, CancellationToken cancellationToken) =>
        writer.Write(cancellationToken, [.. entries.Select(entry => Statement(AdoptOne, account, entry))]);

    private static SqlStatement Statement(string sql, AccountId account, BrandEntry entry) => new(sql, account.Value, entry.Id, entry.Name, entry.Slug);

    private async Task<ImmutableArray<BrandEntry>> Query(string sql, object parameters, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return [.. await connection.QueryAsync<BrandEntry>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken))];
    }
}
