using Microsoft.Data.Sqlite;

namespace Oqupie.Bench.SearchQuality;

/// <summary>SQLite's FTS5 with trigrams and its BM25; all trigrams of the question optional.</summary>
internal sealed class SqliteEngine : IEngine
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public string Name => "SQLite FTS5 trigram";

    public async Task Index(IReadOnlyList<Passage> passages)
    {
        await _connection.OpenAsync();
        await Execute("CREATE VIRTUAL TABLE passage USING fts5(id UNINDEXED, text, tokenize = 'trigram')");
        await Execute("BEGIN");

        foreach (var passage in passages)
        {
            await Execute("INSERT INTO passage VALUES ($1, $2)", passage.Id, $"{passage.Title}\n{passage.Text}");
        }

        await Execute("COMMIT");
    }

    public async Task<IReadOnlyList<string>> Search(string question)
    {
        var trigrams = Enumerable.Range(0, Math.Max(0, question.Length - 2)).Select(i => question.Substring(i, 3)).Where(text => text.All(char.IsLetterOrDigit))
            .Distinct().ToList();

        if (trigrams.Count is 0)
        {
            return [];
        }

        await using var command = _connection.CreateCommand();
        command.CommandText = "SELECT id FROM passage WHERE passage MATCH $1 ORDER BY rank LIMIT 10";
        command.Parameters.AddWithValue("$1", string.Join(" OR ", trigrams.Select(text => $"\"{text}\"")));
        await using var reader = await command.ExecuteReaderAsync();
        var ids = new List<string>();

        while (await reader.ReadAsync())
        {
            ids.Add(reader.GetString(0));
        }

        return ids;
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task Execute(string sql, params string[] values)
    {
        await using var command = _connection.CreateCommand();
        command.CommandText = sql;

        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue($"${i + 1}", values[i]);
        }

        await command.ExecuteNonQueryAsync();
    }
}
