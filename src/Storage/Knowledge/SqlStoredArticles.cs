using System.Collections.Immutable;
using System.Data.Common;
using Oqupie.Contracts.Brands;
using Oqupie.Grains.Knowledge;

namespace Oqupie.Storage.Knowledge;

internal sealed class SqlStoredArticles(DbDataSource source) : IStoredArticles
{
    // The state of the article's own row, whose version the text is of.
    private const string SelectArticles = """
        SELECT a.id, a.parent, a.position, a.version, a.title, a.state, a.tags, a.language, a.author, a.created_at, a.updated_at, a.publish_at,
            a.translation_of, v.body
        FROM article a JOIN article_version v ON v.account = a.account AND v.id = a.id AND v.version = a.version
        WHERE a.account = @account AND a.brand = @brand
        """;

    public Task<ImmutableArray<Section>> Sections(BrandId brand, CancellationToken cancellationToken) =>
        Read(KnowledgeRows.SelectSections, new { account = brand.Account.Value, brand = brand.Local }, KnowledgeRows.Section, cancellationToken);

    public Task<ImmutableArray<WrittenArticle>> Articles(BrandId brand, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var sql = new SqlText().Add(SelectArticles);
        sql.Parameters.AddDynamicParams(new { account = brand.Account.Value, brand = brand.Local });
        sql.Add(" AND ").Add(sql.In("a.id", ids));
        return Read(sql.ToString(), sql.Parameters, Written, cancellationToken);
    }

    public Task<ImmutableArray<WrittenArticle>> Page(BrandId brand, string after, int limit, CancellationToken cancellationToken) => Read(
        $"{SelectArticles} AND a.id > @after ORDER BY a.id LIMIT @limit",
        new { account = brand.Account.Value, brand = brand.Local, after, limit },
        Written,
        cancellationToken);

    private async Task<ImmutableArray<T>> Read<T>(string sql, object parameters, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await KnowledgeRows.Read(connection, sql, parameters, read, cancellationToken);
    }

    private static WrittenArticle Written(DbDataReader row) => new(KnowledgeRows.Article(row), row.GetString(13));
}
