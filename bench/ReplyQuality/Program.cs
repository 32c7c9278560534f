using System.Globalization;
using Oqupie.Channels.Folding;
using Oqupie.Testing.Replies;

// How much of what was written is found, to the letter, in each collection below a folder: emails/NAME.txt with trimmed/NAME.txt, or expected.json with
// test/emails.
// dotnet run -c Release --project bench/ReplyQuality <folder> [--misses]

if (args is not [var folder, ..] || !Directory.Exists(folder))
{
    await Console.Error.WriteLineAsync("usage: ReplyQuality <folder> [--misses]");
    return 2;
}

var collections = ReplyCollection.Below(folder);

if (collections.IsEmpty)
{
    await Console.Error.WriteLineAsync($"Nothing below {folder} has emails/ beside trimmed/, or an expected.json.");
    return 1;
}

foreach (var collection in collections)
{
    var judged = collection.Cases.Select(one => (Case: one, Miss: one.Miss(Parts(one.Email)))).ToList();
    var exact = judged.Count(one => one.Miss is null);
    Console.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"{collection.Name}: {exact} of {judged.Count} exact, {100.0 * exact / Math.Max(1, judged.Count):0.0} %"));

    foreach (var (missed, miss) in judged.Where(one => one.Miss is not null))
    {
        Console.WriteLine(args.Contains("--misses") ? $"\n== {missed.Name}\n{miss}\n" : $"  missed {missed.Name}");
    }
}

return 0;

static List<(string Text, bool Folded)> Parts(string text)
{
    var parts = new List<(string Text, bool Folded)>();
    var at = 0;

    foreach (var fold in TextFolds.Of(text))
    {
        parts.Add((text[at..fold.Start], false));
        parts.Add((text.Substring(fold.Start, fold.Length), true));
        at = fold.Start + fold.Length;
    }

    parts.Add((text[at..], false));
    return parts;
}
