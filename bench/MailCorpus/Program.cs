using System.Diagnostics;
using System.Globalization;
using Oqupie.Channels;
using Oqupie.Testing.Corpora;

// Every file of a folder (.eml, mbox, raw mails of any name) through the product's own intake, one at a time: what became of it and what it cost.
// dotnet run -c Release --project bench/MailCorpus <folder> [text]        "text" prints what was read of each, too

if (args is not [var folder, .. var more] || !Directory.Exists(folder))
{
    Console.Error.WriteLine("Which folder?  dotnet run -c Release --project bench/MailCorpus <folder> [text]");
    return 2;
}

var budget = TimeSpan.FromSeconds(2);
var fates = new List<(MailFate Fate, int Size)>();
await using var run = await IntakeRun.Start(services => services.AddChannels());

// Warm: until the runtime has compiled what is hot.
for (var i = 0; i < 20; i++)
{
    await run.Take(new($"warm-{i}", [.. "From: a@x.example\nContent-Type: text/html\n\n<p>Warm "u8, (byte)('a' + i)]), CancellationToken.None);
}

Console.WriteLine("file | fate | reason | ms | charset | subject | CPU ms | characters | files");
var start = Stopwatch.GetTimestamp();

foreach (var mail in CorpusMail.In(folder))
{
    var fate = await run.Take(mail, CancellationToken.None);
    fates.Add((fate with { Read = null }, mail.Bytes.Length));
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{fate.Name} | {fate.Fate} | {fate.Why} | {fate.Elapsed.TotalMilliseconds:0.0} | {fate.Read?.Charset} | {fate.Subject} | "
            + $"{fate.Cpu.TotalMilliseconds:0} | {fate.Read?.Text.Length ?? 0} | {fate.Read?.Attachments.Length ?? 0}"));

    if (more.Contains("text"))
    {
        Console.WriteLine(
            $"    from {fate.Read?.From.Name} <{fate.Read?.From.Email}>; "
                + $"{string.Join(", ", (fate.Read?.Attachments ?? []).Select(file => $"{file.Name} ({file.ContentType}, {file.Size})"))}");
        Console.WriteLine($"    {CorpusMail.Line(fate.Read?.Text ?? "", 2_000)}");
    }
}

var elapsed = Stopwatch.GetElapsedTime(start);
var over = fates.Where(one => one.Fate.Cpu > budget).ToList();
Console.WriteLine();
Console.WriteLine(string.Join(", ", fates.GroupBy(one => one.Fate.Fate).OrderBy(group => group.Key).Select(group => $"{group.Key} {group.Count()}")));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
    $"{fates.Count} mails, {fates.Sum(one => (long)one.Size) / 1048576.0:0.0} MiB, {fates.Count / elapsed.TotalSeconds:0} mails/s one at a time, "
        + $"{fates.Sum(one => one.Fate.Cpu.TotalMilliseconds) / Math.Max(1, fates.Count):0.0} ms CPU each"));
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0:0} MiB (process with silo; the stores keep everything in memory)"));
Console.WriteLine("slowest by CPU:");

foreach (var (fate, size) in fates.OrderByDescending(one => one.Fate.Cpu).Take(5))
{
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {fate.Cpu.TotalMilliseconds,7:0} ms  {size,9} bytes  {fate.Name}"));
}

Console.WriteLine(over.Count is 0 ? "none over 2 s CPU" : $"{over.Count} OVER 2 s CPU");
return over.Count is 0 ? 0 : 1;
