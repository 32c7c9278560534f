using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Oqupie.Bench.Measuring;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Grains.Knowledge;
using Oqupie.Grains.Log;
using Oqupie.Search;
using Oqupie.Storage;
using Oqupie.Storage.Knowledge;
using Oqupie.Storage.Log;
using Oqupie.Storage.Migrations;
using Oqupie.Storage.PostgreSql;
using Oqupie.Testing.Servers;

// What one silo asks the database, and uses of the processor, to keep the search indexes of 1 and of 200 brands up while nothing happens. Each brand is of an
// account of its own. The first minute, in which looking grows seldom, is not counted.
// dotnet run -c Release --project bench/LogIdle [seconds=60]
var duration = TimeSpan.FromSeconds(args is [var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 60);
await using var server = new PostgreSqlServer();
await server.InitializeAsync();

foreach (var count in (int[])[1, 200])
{
    var options = new StorageOptions { Provider = StorageProvider.PostgreSql, ConnectionString = await server.NewDatabase() };
    await using var source = PostgreSqlDataSource.Create(options);
    await new Migrator(source, NullLogger<Migrator>.Instance).Run(CancellationToken.None);
    var folder = Directory.CreateTempSubdirectory("oqupie-bench-");
    await using (var services = Services(folder.FullName, count))
    {
        await using var followers = new ArticleFollowers(
            new PostgreSqlEventLog(source),
            new LogBell(),
            new SqlStoredArticles(source),
            services.GetRequiredService<IArticleIndex>(),
            new LostIndexBell(),
            TimeProvider.System,
            NullLogger<LogTail>.Instance,
            NullLogger<CopyFollower>.Instance);
        var brands = Enumerable.Range(0, count).Select(n => new BrandId(new AccountId($"account{n}"), "cook")).ToList();
        await Task.WhenAll(brands.Select(brand => followers.Of(brand).Ready));
        await Task.Delay(TimeSpan.FromMinutes(1), TimeProvider.System);

        var (statements, processor) = (await Statements(source), ProcessUse.Cpu(Environment.ProcessId));
        await Task.Delay(duration, TimeProvider.System);
        var asked = (await Statements(source) - statements) / duration.TotalSeconds;
        var used = (ProcessUse.Cpu(Environment.ProcessId) - processor).TotalMilliseconds / duration.TotalSeconds;
        Say($"{count} brands: {asked:0.00} statements and {used:0.00} ms of processor a second");
    }

    folder.Delete(recursive: true);
}

static ServiceProvider Services(string folder, int brands) => new ServiceCollection()
    .AddLogging()
    .AddSingleton<IConfiguration>(new ConfigurationBuilder()
        .AddInMemoryCollection([new("Search:Directory", folder), new("Search:MostOpen", brands.ToString(CultureInfo.InvariantCulture))])
        .Build())
    .AddSearch()
    .BuildServiceProvider();

// Each statement is a transaction of its own; what this one costs is in both counts.
static async Task<long> Statements(NpgsqlDataSource source)
{
    await using var command = source.CreateCommand("SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()");
    return (long)(await command.ExecuteScalarAsync())!;
}

static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
