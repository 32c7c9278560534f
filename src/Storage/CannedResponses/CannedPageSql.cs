using System.Globalization;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.CannedResponses;
using Oqupie.Grains.CannedResponses;

namespace Oqupie.Storage.CannedResponses;

/// <summary>
/// A page of the list in SQL: what one may see, what was asked for, and the order. A search looks at the rows of one account, whose number is bounded, and at
/// the beginning of each text.
/// </summary>
internal static class CannedPageSql
{
    /// <summary>What fits before how often it is used: the shortcut that begins so, the name, the language, the brand.</summary>
    public static SqlText Of(AccountId account, CannedSight sight, CannedResponseQuery query, CannedCursor? after)
    {
        var sql = new SqlText();
        sql.Add($"SELECT * FROM (SELECT {CannedRows.Columns}, {Rank(sql, query)} AS rank, c.name_key FROM canned_response c WHERE ");
        Seen(sql, account, sight);
        Asked(sql, query);
        sql.Add(") AS c");

        if (after is not null)
        {
            var (rank, used) = (sql.Parameter(after.Rank), sql.Parameter(after.Used));
            sql.Add($" WHERE c.rank > {rank} OR (c.rank = {rank} AND (c.used_count < {used} OR (c.used_count = {used}")
                .Add($" AND (c.name_key, c.id) > ({sql.Parameter(after.Name)}, {sql.Parameter(after.Id)}))))");
        }

        return sql.Add(string.Create(
            CultureInfo.InvariantCulture, $" ORDER BY c.rank, c.used_count DESC, c.name_key, c.id LIMIT {query.Limit + 1}"));
    }

    public static void Seen(SqlText sql, AccountId account, CannedSight sight)
    {
        sql.Add($"c.account = {sql.Parameter(account.Value)} AND (c.shared = 1 OR c.owner = {sql.Parameter(sight.Member)})");

        if (sight.Brands is { } brands)
        {
            sql.Add($" AND (c.brand = '' OR {sql.In("c.brand", brands)})");
        }
    }

    private static void Asked(SqlText sql, CannedResponseQuery query)
    {
        if (query.Brand is { Length: > 0 } brand)
        {
            sql.Add($" AND (c.brand = '' OR c.brand = {sql.Parameter(StoredText.Clean(brand))})");
        }

        if (query.Folder is { } folder)
        {
            sql.Add($" AND c.folder = {sql.Parameter(StoredText.Clean(folder))}");
        }

        if (query.Shared is { } shared)
        {
            sql.Add(shared ? " AND c.shared = 1" : " AND c.shared = 0");
        }

        foreach (var word in CannedWords.Split(query.Text))
        {
            sql.Add($@" AND c.words LIKE {sql.Parameter($"%{Escaped(word)}%")} ESCAPE '\'");
        }
    }

    private static string Rank(SqlText sql, CannedResponseQuery query)
    {
        List<string> parts = [];

        if (CannedWords.Split(query.Text) is [var first, ..])
        {
            var begins = sql.Parameter($"{Escaped(first)}%");
            var has = sql.Parameter($"%{Escaped(first)}%");
            parts.Add($@"CASE WHEN c.shortcut_key LIKE {begins} ESCAPE '\' THEN 0 WHEN c.name_key LIKE {has} ESCAPE '\' THEN 6 ELSE 12 END");
        }

        if (query.Language is { Length: > 0 } language)
        {
            parts.Add($"CASE c.language WHEN {sql.Parameter(StoredText.Clean(language))} THEN 0 WHEN '' THEN 2 ELSE 4 END");
        }

        if (query.Brand is { Length: > 0 })
        {
            parts.Add("CASE c.brand WHEN '' THEN 1 ELSE 0 END");
        }

        return parts.Count is 0 ? "0" : string.Join(" + ", parts);
    }

    private static string Escaped(string word) => word.Replace(@"\", @"\\", StringComparison.Ordinal)
        .Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
}
