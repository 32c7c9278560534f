using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Knowledge;
using Oqupie.Grains.Knowledge;
using Oqupie.Grains.Log;
using Oqupie.Grains.Schedule;
using Oqupie.Storage.Schedule;

namespace Oqupie.Storage.Knowledge;

internal sealed class SqlKnowledgeStore(DbDataSource source, ISqlWriter writer, ILogBell bell, IDueBell dueBell) : IKnowledgeStore
{
    private const string SelectVersion = "SELECT version FROM knowledge WHERE account = @account AND brand = @brand";

    private const string SelectArticles = """
        SELECT id, parent, position, version, title, state, tags, language, author, created_at, updated_at, publish_at, translation_of
        FROM article WHERE account = @account AND brand = @brand
        """;

    private const string SelectText = """
        SELECT version, title, state, tags, language, publish_at, at, by_id, translation_of, body
        FROM article_version WHERE account = @account AND id = @id AND version = @version
        """;

    private const string SelectVersions = """
        SELECT version, title, state, tags, language, publish_at, at, by_id, translation_of, ''
        FROM article_version WHERE account = @account AND id = @id ORDER BY version DESC LIMIT @limit
        """;

    private const string SelectCount = "SELECT views, yes, no FROM article_count WHERE account = @account AND id = @id";

    private const string AddCount = """
        INSERT INTO article_count (account, id, views, yes, no)
        SELECT $1, $3, $4, $5, $6 WHERE EXISTS (SELECT 1 FROM article WHERE account = $1 AND brand = $2 AND id = $3)
        ON CONFLICT (account, id) DO UPDATE
        SET views = article_count.views + excluded.views, yes = article_count.yes + excluded.yes, no = article_count.no + excluded.no
        """;

    public async Task<StoredKnowledge> Load(BrandId brand, CancellationToken cancellationToken)
    {
        var wanted = new { account = brand.Account.Value, brand = brand.Local };
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var version = await connection.ExecuteScalarAsync<long?>(new CommandDefinition(SelectVersion, wanted, cancellationToken: cancellationToken));
        return new(
            version ?? 0,
            await KnowledgeRows.Read(connection, KnowledgeRows.SelectSections, wanted, KnowledgeRows.Section, cancellationToken),
            await KnowledgeRows.Read(connection, SelectArticles, wanted, KnowledgeRows.Article, cancellationToken));
    }

    public Task<bool> Change(TreeChange change, CancellationToken cancellationToken) =>
        Append(new KnowledgeStatements(change.Brand.Account, change.Brand).Change(change), cancellationToken);

    public async Task<bool> Write(ArticleChange change, CancellationToken cancellationToken)
    {
        var written = await Append(new KnowledgeStatements(change.Brand.Account, change.Brand).Write(change), cancellationToken);

        if (written && change.Plan is { } plan)
        {
            dueBell.RingFor(change.Brand.Account, [plan]);
        }

        return written;
    }

    public Task<bool> Remove(ArticleId article, BrandId brand, long version, ArticleRemoved happened, CancellationToken cancellationToken) =>
        Append(new KnowledgeStatements(article.Account, brand).Remove(article, version, happened), cancellationToken);

    public async Task<ArticleText?> Read(ArticleId article, long version, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var found = await KnowledgeRows.Read(
            connection, SelectText, new { account = article.Account.Value, id = article.Local, version }, Text, cancellationToken);
        return found.IsEmpty ? null : found[0];
    }

    public async Task<ImmutableArray<ArticleText>> Versions(ArticleId article, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await KnowledgeRows.Read(
            connection, SelectVersions, new { account = article.Account.Value, id = article.Local, limit }, Text, cancellationToken);
    }

    public Task Count(BrandId brand, ImmutableDictionary<string, ArticleCount> more, CancellationToken cancellationToken) => more.IsEmpty
        ? Task.CompletedTask
        : writer.Write(
            cancellationToken,
            [.. more.Select(one => new SqlStatement(AddCount, brand.Account.Value, brand.Local, one.Key, one.Value.Views, one.Value.Yes, one.Value.No))]);

    public async Task<ArticleCount> Counted(ArticleId article, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var found = await KnowledgeRows.Read(connection, SelectCount, new { account = article.Account.Value, id = article.Local }, Count, cancellationToken);
        return found.IsEmpty ? default : found[0];
    }

    private async Task<bool> Append(SqlStatement[] statements, CancellationToken cancellationToken)
    {
        var appended = await writer.Write(cancellationToken, statements) > 0;

        if (appended)
        {
            bell.Ring();
        }

        return appended;
    }

    private static ArticleText Text(DbDataReader row) => new()
    {
        Version = row.GetInt64(0),
        Title = row.GetString(1),
        State = (KnowledgeState)row.GetInt64(2),
        Tags = StoredJson.ReadTexts(row.GetString(3)),
        Language = row.GetString(4),
        PublishAt = row.IsDBNull(5) ? null : UnixMicroseconds.ToTime(row.GetInt64(5)),
        At = UnixMicroseconds.ToTime(row.GetInt64(6)),
        By = row.GetString(7),
        TranslationOf = row.GetString(8),
        Body = row.GetString(9),
    };

    private static ArticleCount Count(DbDataReader row) => new(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2));
}
