using System.Diagnostics;
using System.Globalization;
using Oqupie.Contracts.Accounts;
using Oqupie.Testing.Servers;

namespace Oqupie.Storage.Tests.Tickets;

/// <summary>A process that appends as fast as it can is killed. What it was told is kept must be there.</summary>
public sealed class KilledProcessTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, InlineData(200), InlineData(700), InlineData(1500)]
    public async Task On_SQLite_nothing_acknowledged_is_lost(int killAfter)
    {
        await using var storage = await StorageUnderTest.New(StorageProvider.Sqlite, null!);
        var told = await AppendUntilKilled(killAfter, "Sqlite", storage.Options.Directory);

        await using var source = storage.NewSource();
        await told.AreAllIn(source, new("main"), Cancellation);
    }

    [Theory, InlineData(200), InlineData(1000)]
    public async Task On_PostgreSQL_nothing_acknowledged_is_lost(int killAfter)
    {
        await using var server = new PostgreSqlServer();
        await server.InitializeAsync();
        await using var storage = await StorageUnderTest.New(StorageProvider.PostgreSql, server);
        var told = await AppendUntilKilled(killAfter, "PostgreSql", storage.Options.ConnectionString!);
        await server.Stop(kill: true);
        await server.Start(Cancellation);

        await using var source = storage.NewSource();
        await told.AreAllIn(source, new("main"), Cancellation);
    }

    private static async Task<Acknowledged> AppendUntilKilled(int acknowledgements, string provider, string where)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } own && Path.GetFileNameWithoutExtension(own) is "dotnet" ? own : "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };

        foreach (var argument in (string[])[Appender(), "append", provider, where])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var told = new Acknowledged();

        for (var n = 0; await process.StandardOutput.ReadLineAsync(Cancellation) is { } line; n++)
        {
            // The last line may have been cut off by the kill; a whole one ends with its version.
            if (line.Split(' ') is [var number, var version] && version.Length is 1)
            {
                told.Add(long.Parse(number, CultureInfo.InvariantCulture), long.Parse(version, CultureInfo.InvariantCulture));
            }

            if (n == acknowledgements)
            {
                process.Kill();
            }
        }

        await process.WaitForExitAsync(Cancellation);
        Assert.True(told.Count > acknowledgements / 2, $"Only {told.Count} tickets were acknowledged before it ended.");
        return told;
    }

    // Beside us, where the build puts every project.
    private static string Appender()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Path.Combine(here.Parent!.Parent!.FullName, "GroupCommit", here.Name, "Oqupie.Bench.GroupCommit.dll");
    }
}
