using Npgsql;
using Oqupie.Testing.Servers;

namespace Oqupie.Bench.SearchQuality;

/// <summary>PostgreSQL's full text search with the configuration "simple"; all words of the question optional.</summary>
internal sealed class PostgreSqlEngine : IEngine
{
    private readonly PostgreSqlServer _server = new() { Durable = false };
    private NpgsqlDataSource? _source;

    public string Name => "PostgreSQL simple";

    public async Task Index(IReadOnlyList<Passage> passages)
    {
        await _server.InitializeAsync();
        _source = NpgsqlDataSource.Create(await _server.NewDatabase());
        await Execute("CREATE TABLE passage (id text, words tsvector)");

        foreach (var passage in passages)
        {
            await Execute("INSERT INTO passage VALUES ($1, to_tsvector('simple', $2))", passage.Id, $"{passage.Title}\n{passage.Text}");
        }

        await Execute("CREATE INDEX ON passage USING gin (words)");
        await Execute("ANALYZE passage");
    }

    public async Task<IReadOnlyList<string>> Search(string question)
    {
        await using var command = _source!.CreateCommand(
            """
            SELECT id
            FROM passage,
                 (SELECT string_agg(quote_literal(word), ' | ')::tsquery AS wanted FROM unnest(tsvector_to_array(to_tsvector('simple', $1))) word) q
            WHERE words @@ wanted ORDER BY ts_rank(words, wanted, 1) DESC LIMIT 10
            """);
        command.Parameters.AddWithValue(question);
        await using var reader = await command.ExecuteReaderAsync();
        var ids = new List<string>();

        while (await reader.ReadAsync())
        {
            ids.Add(reader.GetString(0));
        }

        return ids;
    }

    public async ValueTask DisposeAsync()
    {
        if (_source is not null)
        {
            await _source.DisposeAsync();
        }

        await _server.DisposeAsync();
    }

    private async Task Execute(string sql, params string[] values)
    {
        await using var command = _source!.CreateCommand(sql);

        foreach (var value in values)
        {
            command.Parameters.AddWithValue(value);
        }

        await command.ExecuteNonQueryAsync();
    }
}
