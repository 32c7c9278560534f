using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Dapper;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.CannedResponses;
using Oqupie.Grains.CannedResponses;

namespace Oqupie.Storage.CannedResponses;

internal sealed class SqlCannedResponseStore(DbDataSource source, ISqlWriter writer) : ICannedResponseStore
{
    private const string Insert = """
        INSERT INTO canned_response (
            account, id, version, name, name_key, shortcut, shortcut_key, body, words, brand, shared, folder, language, owner, updated_at)
        SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15
        WHERE (SELECT COUNT(*) FROM canned_response WHERE account = $1) < $16
        ON CONFLICT DO NOTHING
        """;

    private const string Update = """
        UPDATE canned_response
        SET version = $3, name = $4, name_key = $5, shortcut = $6, shortcut_key = $7, body = $8, words = $9, brand = $10, shared = $11, folder = $12,
            language = $13, updated_at = $14
        WHERE account = $1 AND id = $2 AND version = $15
        """;

    private const string Remove = "DELETE FROM canned_response WHERE account = $1 AND id = $2";

    private const string Count = "UPDATE canned_response SET used_count = used_count + 1, last_used_at = $3 WHERE account = $1 AND id = $2";

    public async Task<CannedResponseInfo?> Read(AccountId account, CannedSight sight, string id, CancellationToken cancellationToken)
    {
        var sql = new SqlText().Add($"SELECT {CannedRows.Columns} FROM canned_response c WHERE ");
        CannedPageSql.Seen(sql, account, sight);
        sql.Add($" AND c.id = {sql.Parameter(id)}");
        var rows = await Rows(sql, CannedRows.Read, cancellationToken);
        return rows.IsEmpty ? null : rows[0];
    }

    public async Task<CannedResponsePage?> Page(
        AccountId account, CannedSight sight, CannedResponseQuery query, CancellationToken cancellationToken)
    {
        var after = query.Cursor is { } text ? CannedCursor.Parse(text) : null;

        if (query.Cursor is not null && after is null)
        {
            return null;
        }

        var rows = await Rows(
            CannedPageSql.Of(account, sight, query, after),
            row => (Response: CannedRows.Read(row), Rank: row.GetInt64(CannedRows.Count), Name: row.GetString(CannedRows.Count + 1)),
            cancellationToken);
        ImmutableArray<CannedResponseInfo> items = [.. rows.Take(query.Limit).Select(row => row.Response)];
        return rows.Length > query.Limit && rows[query.Limit - 1] is var last
            ? new(items, new CannedCursor(last.Rank, last.Response.UsedCount, last.Name, last.Response.Id).ToString())
            : new(items, Next: null);
    }

    public async Task<ImmutableArray<CannedResponseFolder>> Folders(
        AccountId account, CannedSight sight, int most, CancellationToken cancellationToken)
    {
        var sql = new SqlText().Add("SELECT c.folder, COUNT(*) FROM canned_response c WHERE ");
        CannedPageSql.Seen(sql, account, sight);
        sql.Add(string.Create(CultureInfo.InvariantCulture, $" AND c.folder <> '' GROUP BY c.folder ORDER BY c.folder LIMIT {most}"));
        return await Rows(sql, row => new CannedResponseFolder(row.GetString(0), row.GetInt64(1)), cancellationToken);
    }

    public async Task<bool> Add(AccountId account, CannedResponseInfo response, string text, int most, CancellationToken cancellationToken)
    {
        var insert = new SqlStatement(
            Insert, [account.Value, response.Id, response.Version, .. Told(response, text), response.Owner, response.UpdatedAt, (long)most]);
        return await writer.Write(cancellationToken, insert) > 0;
    }

    public async Task<bool> Change(AccountId account, CannedResponseInfo response, string text, long before, CancellationToken cancellationToken)
    {
        var update = new SqlStatement(Update, [account.Value, response.Id, response.Version, .. Told(response, text), response.UpdatedAt, before]);
        return await writer.Write(cancellationToken, update) > 0;
    }

    public Task Delete(AccountId account, string id, CancellationToken cancellationToken) =>
        writer.Write(cancellationToken, new SqlStatement(Remove, account.Value, id));

    public Task Used(AccountId account, string id, DateTimeOffset at, CancellationToken cancellationToken) =>
        writer.Write(cancellationToken, new SqlStatement(Count, account.Value, id, at));

    private static IEnumerable<SqlValue> Told(CannedResponseInfo response, string text) =>
    [
        response.Name,
        CannedWords.Key(response.Name),
        response.Shortcut,
        CannedWords.Key(response.Shortcut),
        response.Body,
        CannedWords.Of(response.Name, response.Shortcut, text),
        response.Brand ?? "",
        response.Shared,
        response.Folder,
        response.Language ?? "",
    ];

    private async Task<ImmutableArray<T>> Rows<T>(SqlText sql, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var reader = await connection.ExecuteReaderAsync(
            new CommandDefinition(sql.ToString(), sql.Parameters, cancellationToken: cancellationToken));
        var rows = ImmutableArray.CreateBuilder<T>();

        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows.DrainToImmutable();
    }
}
