using Microsoft.Data.Sqlite;
using Oqupie.Bench.SearchSpeed;

namespace Oqupie.Bench.PortalPages;

/// <summary>Articles by the ten thousand, put into the database of a server that is stopped: over the API each would wait for a commit of its own.</summary>
internal static class ManyArticles
{
    private const string InsertArticle = """
        INSERT INTO article (
            account, id, brand, parent, position, version, title, state, tags, language, author, created_at, updated_at, publish_at, token, translation_of)
        SELECT account, @id, brand, parent, @position, version, @title, state, tags, language, author, created_at, updated_at, publish_at, token, translation_of
        FROM article WHERE account = (SELECT account FROM article LIMIT 1) AND id = @like
        """;

    private const string InsertVersion = """
        INSERT INTO article_version (account, id, version, title, body, state, tags, language, publish_at, at, by_id, translation_of)
        SELECT account, @id, version, @title, @body, state, tags, language, publish_at, at, by_id, translation_of
        FROM article_version WHERE account = (SELECT account FROM article LIMIT 1) AND id = @like
        """;

    /// <param name="folder">The server's data folder. Its index is thrown away, to be built anew.</param>
    /// <param name="like">An article of one version; the new ones lie behind it and differ in what they say.</param>
    /// <param name="count">How many.</param>
    /// <param name="text">What they say.</param>
    public static void Put(string folder, string like, int count, InventedText text)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "oqupie.db")};Pooling=false");
        connection.Open();
        using var transaction = connection.BeginTransaction();

        for (var n = 0; n < count; n++)
        {
            var title = text.Title(korean: true);
            Run(connection, InsertArticle, like, ("@id", $"many{n}"), ("@position", 1000L + n), ("@title", title));
            Run(connection, InsertVersion, like, ("@id", $"many{n}"), ("@title", title), ("@body", $"<p>{text.Body(korean: true)}</p>"));
        }

        transaction.Commit();
        Directory.Delete(Path.Combine(folder, "search"), recursive: true);
    }

    private static void Run(SqliteConnection connection, string sql, string like, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("@like", like);

        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        command.ExecuteNonQuery();
    }
}
