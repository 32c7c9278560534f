using System.Text.Json;

namespace Oqupie.Bench.SearchQuality;

internal sealed record Passage(string Id, string Title, string Text);

internal sealed record Question(string Text, string Passage);

/// <summary>Passages, and questions of which each is answered by one.</summary>
internal sealed record QuestionSet(string Name, IReadOnlyList<Passage> Passages, IReadOnlyList<Question> Questions)
{
    private const string PassagesEnd = "-passages.jsonl";

    /// <summary>Each <c>NAME-passages.jsonl</c> with its <c>NAME-queries.jsonl</c>.</summary>
    public static IEnumerable<QuestionSet> In(string folder) =>
        from file in Directory.EnumerateFiles(folder, $"*{PassagesEnd}").Order(StringComparer.Ordinal)
        let name = Path.GetFileName(file)[..^PassagesEnd.Length]
        let queries = Path.Combine(folder, $"{name}-queries.jsonl")
        where File.Exists(queries)
        select new QuestionSet(
            name,
            [.. Lines(file).Select(line => new Passage(Text(line, "pid"), Text(line, "title").Replace('_', ' '), Text(line, "text")))],
            [.. Lines(queries).Select(line => new Question(Text(line, "question"), Text(line, "pid")))]);

    private static IEnumerable<JsonElement> Lines(string file) =>
        File.ReadLines(file).Where(line => line.Length > 0).Select(line => JsonDocument.Parse(line).RootElement);

    private static string Text(JsonElement line, string name) => line.TryGetProperty(name, out var value) ? value.ToString() : "";
}
