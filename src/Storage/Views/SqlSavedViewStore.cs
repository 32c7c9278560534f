using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Views;
using Oqupie.Grains.Views;

namespace Oqupie.Storage.Views;

internal sealed class SqlSavedViewStore(DbDataSource source, ISqlWriter writer) : ISavedViewStore
{
    private const string Columns = "v.id, v.name, v.shared, v.query, v.owner, v.updated_at, v.version";

    private const string Insert = """
        INSERT INTO saved_view (account, id, version, name, name_key, shared, brand, query, updated_at, owner)
        SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10
        WHERE (SELECT COUNT(*) FROM saved_view WHERE account = $1 AND owner = $10) < $11
        AND ($6 = 0 OR (SELECT COUNT(*) FROM saved_view WHERE account = $1 AND shared = 1) < $12)
        ON CONFLICT DO NOTHING
        """;

    private const string Update = """
        UPDATE saved_view SET version = $3, name = $4, name_key = $5, shared = $6, brand = $7, query = $8, updated_at = $9
        WHERE account = $1 AND id = $2 AND version = $10
        AND ($6 = 0 OR shared = 1 OR (SELECT COUNT(*) FROM saved_view WHERE account = $1 AND shared = 1) < $11)
        """;

    private const string Remove = "DELETE FROM saved_view WHERE account = $1 AND id = $2";

    public async Task<ImmutableArray<SavedView>> List(AccountId account, ViewSight sight, CancellationToken cancellationToken) =>
        await Rows(Seen(account, sight).Add(" ORDER BY v.name_key, v.id"), cancellationToken);

    public async Task<SavedView?> Read(AccountId account, ViewSight sight, string id, CancellationToken cancellationToken)
    {
        var sql = Seen(account, sight);
        var rows = await Rows(sql.Add($" AND v.id = {sql.Parameter(id)}"), cancellationToken);
        return rows.IsEmpty ? null : rows[0];
    }

    public async Task<bool> Add(AccountId account, SavedView view, ViewLimits limits, CancellationToken cancellationToken)
    {
        var insert = new SqlStatement(Insert, [account.Value, .. Told(view), view.Owner, (long)limits.OfOwner, (long)limits.Shared]);
        return await writer.Write(cancellationToken, insert) > 0;
    }

    public async Task<ViewChanged> Change(AccountId account, SavedView view, long before, ViewLimits limits, CancellationToken cancellationToken)
    {
        var update = new SqlStatement(Update, [account.Value, .. Told(view), before, (long)limits.Shared]);

        if (await writer.Write(cancellationToken, update) > 0)
        {
            return ViewChanged.Changed;
        }

        var stands = await Read(account, new(view.Owner, Brands: null), view.Id, cancellationToken);
        return stands?.Version == before ? ViewChanged.TooMany : ViewChanged.MovedOn;
    }

    public Task Delete(AccountId account, string id, CancellationToken cancellationToken) =>
        writer.Write(cancellationToken, new SqlStatement(Remove, account.Value, id));

    private static SqlText Seen(AccountId account, ViewSight sight)
    {
        var sql = new SqlText().Add($"SELECT {Columns} FROM saved_view v WHERE ");
        sql.Add($"v.account = {sql.Parameter(account.Value)} AND (v.shared = 1 OR v.owner = {sql.Parameter(sight.Member)})");
        return sight.Brands is { } brands ? sql.Add($" AND (v.brand = '' OR {sql.In("v.brand", brands)})") : sql;
    }

    private static IEnumerable<SqlValue> Told(SavedView view) =>
    [
        view.Id,
        view.Version,
        view.Name,
        StoredText.Clean(view.Name).ToLowerInvariant(),
        view.Shared,
        view.Query.Tickets.Brand ?? "",
        StoredJson.Write(view.Query),
        view.UpdatedAt,
    ];

    private async Task<ImmutableArray<SavedView>> Rows(SqlText sql, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var reader = await connection.ExecuteReaderAsync(
            new CommandDefinition(sql.ToString(), sql.Parameters, cancellationToken: cancellationToken));
        var rows = ImmutableArray.CreateBuilder<SavedView>();

        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(new()
            {
                Id = reader.GetString(0),
                Name = reader.GetString(1),
                Shared = reader.GetInt64(2) is not 0,
                Query = StoredJson.ReadViewQuery(reader.GetString(3)),
                Owner = reader.GetString(4),
                UpdatedAt = UnixMicroseconds.ToTime(reader.GetInt64(5)),
                Version = reader.GetInt64(6),
            });
        }

        return rows.DrainToImmutable();
    }
}
