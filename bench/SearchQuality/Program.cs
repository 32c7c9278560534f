using System.Diagnostics;
using System.Globalization;
using Lucene.Net.Analysis.Cjk;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Util;
using Oqupie.Bench.Measuring;
using Oqupie.Bench.SearchQuality;

// Asks questions whose answers are known, of the product's index and of others beside it.
// dotnet run -c Release --project bench/SearchQuality <folder> <language> [product]
// pairs NAME-passages.jsonl with NAME-queries.jsonl; "product" leaves the others out.
if (args is not [var folder, var language, ..])
{
    Console.Error.WriteLine("SearchQuality <folder> <language> [product]");
    return 1;
}

var sets = QuestionSet.In(folder).ToList();

if (sets.Count is 0)
{
    Console.Error.WriteLine("There is no pair of NAME-passages.jsonl and NAME-queries.jsonl.");
    return 1;
}

foreach (var set in sets)
{
    Console.WriteLine($"{set.Name}: {set.Passages.Count} passages, {set.Questions.Count} questions, {language}");
    Console.WriteLine("                        MRR@10   R@1    R@10   p50 ms  p95 ms");
    Func<IEngine>[] engines =
    [
        () => new ProductEngine(language),
        () => new LuceneEngine("CJK bigrams, BM25", new CJKAnalyzer(LuceneVersion.LUCENE_48)),
        () => new LuceneEngine("StandardAnalyzer, BM25", new StandardAnalyzer(LuceneVersion.LUCENE_48)),
        () => new SqliteEngine(),
        () => new PostgreSqlEngine(),
    ];

    foreach (var create in args is [_, _, "product"] ? engines[..1] : engines)
    {
        await using var engine = create();

        try
        {
            await Measure(engine, set);
        }
        catch (Exception e) when (engine is PostgreSqlEngine && e is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            Console.WriteLine($"{engine.Name,-23} not here: {e.Message.Split('\n')[0]}");
        }
    }
}

return 0;

static async Task Measure(IEngine engine, QuestionSet set)
{
    var latencies = new Latencies();
    var (reciprocal, first, ten) = (0.0, 0, 0);
    await engine.Index(set.Passages);

    // Compiled and cached before it is timed.
    foreach (var question in set.Questions.Take(200))
    {
        await engine.Search(question.Text);
    }

    foreach (var question in set.Questions)
    {
        var began = Stopwatch.GetTimestamp();
        var found = await engine.Search(question.Text);
        latencies.Add(Stopwatch.GetElapsedTime(began));
        var rank = found.ToList().IndexOf(question.Passage) + 1;
        reciprocal += rank > 0 ? 1.0 / rank : 0;
        first += rank is 1 ? 1 : 0;
        ten += rank > 0 ? 1 : 0;
    }

    var count = Math.Max(1.0, set.Questions.Count);
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{engine.Name,-23} {reciprocal / count,6:0.0000} {first / count,6:0.000} {ten / count,6:0.000} {latencies.Percentile(0.5),7:0.00} "
            + $"{latencies.Percentile(0.95),7:0.00}"));
}
