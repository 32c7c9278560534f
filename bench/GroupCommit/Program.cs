using Oqupie.Bench.GroupCommit;
using Oqupie.Bench.Measuring;
using Oqupie.Storage;

// dotnet run -c Release --project bench/GroupCommit                          measures the embedded database
// dotnet run -c Release --project bench/GroupCommit -- "Host=…;Database=…"   measures it and that PostgreSQL database
// … append Sqlite <folder> | append PostgreSql <connection string>           appends until it is killed, and prints what was acknowledged
if (args is ["append", var provider, var where])
{
    await using var store = await BenchStore.Open(Enum.Parse<StorageProvider>(provider), where);
    await Endless.Append(store, Console.In, Console.Out);
    return;
}

var folder = Directory.CreateTempSubdirectory("oqupie-bench-").FullName;

await using (var sqlite = await BenchStore.Open(StorageProvider.Sqlite, folder))
{
    await Measure.All("SQLite", sqlite);
    await LongTicket.Measure("SQLite", sqlite);
}

Directory.Delete(folder, recursive: true);

foreach (var connectionString in args)
{
    await using var postgreSql = await BenchStore.Open(StorageProvider.PostgreSql, connectionString);
    await Measure.All("PostgreSQL", postgreSql);
    await LongTicket.Measure("PostgreSQL", postgreSql);
}
