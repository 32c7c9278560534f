using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Knowledge;
using Oqupie.Grains.Knowledge;

namespace Oqupie.Storage.Knowledge;

/// <summary>
/// One write in statements. The first takes hold of the row that has the expected version and leaves a token there; all others do nothing where the token
/// is not found.
/// </summary>
internal sealed class KnowledgeStatements(AccountId account, BrandId brand)
{
    /// <summary>$1 is the account, $2 the article's id, $3 the token.</summary>
    public const string ArticleHeld = "EXISTS (SELECT 1 FROM article WHERE account = $1 AND id = $2 AND token = $3)";

    private const string TreeHeld = "EXISTS (SELECT 1 FROM knowledge WHERE account = $1 AND brand = $2 AND token = $3)";

    private const string InsertTree = """
        INSERT INTO knowledge (account, brand, version, token) VALUES ($1, $2, 1, $3) ON CONFLICT (account, brand) DO NOTHING
        """;

    private const string UpdateTree = "UPDATE knowledge SET version = version + 1, token = $3 WHERE account = $1 AND brand = $2 AND version = $4";

    private const string UpsertSection = $"""
        INSERT INTO knowledge_section (account, brand, id, kind, parent, name, description, state, position)
        SELECT $1, $2, $4, $5, $6, $7, $8, $9, $10 WHERE {TreeHeld}
        ON CONFLICT (account, id) DO UPDATE
        SET parent = excluded.parent, name = excluded.name, description = excluded.description, state = excluded.state, position = excluded.position
        """;

    private const string DeleteSection = $"DELETE FROM knowledge_section WHERE account = $1 AND brand = $2 AND id = $4 AND {TreeHeld}";

    private const string MoveWithTree = $"UPDATE article SET parent = $5, position = $6 WHERE account = $1 AND brand = $2 AND id = $4 AND {TreeHeld}";

    private const string InsertTreeEvent = $"""
        INSERT INTO event (account, kind, id, brand, version, at, by_kind, by_id, type, payload)
        SELECT $1, 'knowledge', $2, $2, $4, $5, $6, $7, $8, {Payload} WHERE {TreeHeld}
        """;

    private const string InsertArticle = """
        INSERT INTO article (account, id, token, brand, parent, position, version, title, state, tags, language, author, created_at, updated_at,
            publish_at, translation_of)
        VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $8, $9, $10, $11, $12, $13, $14, $15) ON CONFLICT (account, id) DO NOTHING
        """;

    private const string UpdateArticle = """
        UPDATE article
        SET token = $3, parent = $4, position = $5, version = version + 1, title = $7, state = $8, tags = $9, language = $10, updated_at = $11,
            publish_at = $12, translation_of = $13
        WHERE account = $1 AND id = $2 AND version = $6
        """;

    private const string InsertVersion = $"""
        INSERT INTO article_version (account, id, version, title, body, state, tags, language, publish_at, at, by_id, translation_of)
        SELECT $1, $2, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13 WHERE {ArticleHeld}
        """;

    private const string MoveWithArticle = $"UPDATE article SET position = $5 WHERE account = $1 AND id = $4 AND {ArticleHeld}";

    private const string InsertArticleEvent = $"""
        INSERT INTO event (account, kind, id, version, brand, at, by_kind, by_id, type, payload)
        SELECT $1, 'article', $2, $4, $5, $6, $7, $8, $9, {PayloadOfArticle} WHERE {ArticleHeld}
        """;

    private const string HoldArticle = "UPDATE article SET token = $3 WHERE account = $1 AND id = $2 AND version = $4";
    private const string DeleteVersions = $"DELETE FROM article_version WHERE account = $1 AND id = $2 AND {ArticleHeld}";
    private const string DeleteCount = $"DELETE FROM article_count WHERE account = $1 AND id = $2 AND {ArticleHeld}";
    private const string DeleteArticle = "DELETE FROM article WHERE account = $1 AND id = $2 AND token = $3";

    // To PostgreSQL a cast, to SQLite a function that answers its text.
    private const string Payload = "json($9)";
    private const string PayloadOfArticle = "json($10)";

    private readonly string _token = LocalKey.New();

    public SqlStatement[] Change(TreeChange change) =>
    [
        change.ExpectedVersion is 0
            ? new(InsertTree, account.Value, brand.Local, _token)
            : new(UpdateTree, account.Value, brand.Local, _token, change.ExpectedVersion),
        .. change.Sections.Select(section => new SqlStatement(
            UpsertSection, account.Value, brand.Local, _token, section.Id, (long)section.Kind, section.Parent, section.Name, section.Description,
            (long)section.State, section.Position)),
        .. change.Removed is { } removed ? [new SqlStatement(DeleteSection, account.Value, brand.Local, _token, removed)] : Array.Empty<SqlStatement>(),
        .. change.Moved.Select(article => new SqlStatement(MoveWithTree, account.Value, brand.Local, _token, article.Id, article.Parent, article.Position)),
        TreeEvent(change.ExpectedVersion + 1, change.Happened),
    ];

    public SqlStatement[] Write(ArticleChange change)
    {
        var (article, text) = (change.Article, change.Text);
        var tags = StoredJson.Write(article.Tags);
        return
        [
            article.Version is 1
                ? new(
                    InsertArticle, account.Value, article.Id, _token, brand.Local, article.Parent, article.Position, article.Title, (long)article.State, tags,
                    article.Language, article.Author, article.CreatedAt, article.UpdatedAt, Micro(article.PublishAt), article.TranslationOf)
                : new(
                    UpdateArticle, account.Value, article.Id, _token, article.Parent, article.Position, article.Version - 1, article.Title, (long)article.State,
                    tags, article.Language, article.UpdatedAt, Micro(article.PublishAt), article.TranslationOf),
            new(
                InsertVersion, account.Value, article.Id, _token, text.Version, text.Title, text.Body, (long)text.State, tags, text.Language,
                Micro(text.PublishAt), text.At, text.By,
                text.TranslationOf),
            .. change.Shifted.Select(shifted => new SqlStatement(MoveWithArticle, account.Value, article.Id, _token, shifted.Id, shifted.Position)),
            PlanStatements.Of(account, _token, article.Id, change.Plan),
            ArticleEvent(article.Id, article.Version, change.Happened),
        ];
    }

    public SqlStatement[] Remove(ArticleId article, long version, ArticleRemoved happened) =>
    [
        new(HoldArticle, account.Value, article.Local, _token, version),
        ArticleEvent(article.Local, version + 1, happened),
        PlanStatements.Of(account, _token, article.Local, plan: null),
        new(DeleteVersions, account.Value, article.Local, _token),
        new(DeleteCount, account.Value, article.Local, _token),
        new(DeleteArticle, account.Value, article.Local, _token),
    ];

    private SqlStatement TreeEvent(long version, KnowledgeEvent happened) => new(
        InsertTreeEvent, account.Value, brand.Local, _token, version, happened.At, (long)happened.ByKind, happened.By, KnowledgeJson.TypeOf(happened),
        KnowledgeJson.Write(happened));

    private SqlStatement ArticleEvent(string article, long version, KnowledgeEvent happened) => new(
        InsertArticleEvent, account.Value, article, _token, version, brand.Local, happened.At, (long)happened.ByKind, happened.By,
        KnowledgeJson.TypeOf(happened),
        KnowledgeJson.Write(happened));

    private static long? Micro(DateTimeOffset? time) => time is { } at ? UnixMicroseconds.Of(at) : null;
}
