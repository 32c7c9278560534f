using System.Diagnostics;
using System.Globalization;
using Oqupie.Bench.Measuring;
using Oqupie.Testing.Servers;

// From the start of the process to /health/ready, on a new folder and on one that was used before, and the memory of the idle process.
// dotnet run -c Release --project bench/ColdStart

var folder = Directory.CreateTempSubdirectory("oqupie-bench-");

foreach (var what in (string[])["first start", "second start", "third start"])
{
    await using var process = new ServerProcess(
        "AllInOne", $"--Storage:Directory={folder.FullName}", "--Setup:OwnerEmail=owner@bench.example", "--Setup:OwnerPassword=a long enough passphrase");
    var clock = Stopwatch.StartNew();
    await process.Start();
    var ready = clock.Elapsed;
    await Task.Delay(TimeSpan.FromSeconds(20), TimeProvider.System);
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{what}: ready after {ready.TotalSeconds:0.0} s, {ProcessUse.Resident(process.Id):0} MiB resident after 20 s idle"));
    await process.Stop();
}

folder.Delete(recursive: true);
