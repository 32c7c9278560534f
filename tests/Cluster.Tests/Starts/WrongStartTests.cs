using Microsoft.Data.Sqlite;
using Oqupie.Contracts;
using Oqupie.Testing.Servers;

namespace Oqupie.Cluster.Tests.Starts;

/// <summary>What keeps a server from starting is a sentence that names it, and an exit code.</summary>
public sealed class WrongStartTests
{
    private const int WrongSetting = 78;
    private const int Failed = 1;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("AllInOne", "--Storage:QueueLength=many", "Storage:QueueLength")]
    [InlineData("AllInOne", "--Storage:QueueLength=0", "Storage:QueueLength")]
    [InlineData("AllInOne", "--Storage:Provider=Oracle", "Storage:Provider")]
    [InlineData("AllInOne", "--Storage:ConnectionString=Host=db", "Storage:Provider")]
    [InlineData("AllInOne", "--Storage:Provider=PostgreSql", "Storage:ConnectionString")]
    [InlineData("AllInOne", "--Security:MasterKey=short", "Security:MasterKey")]
    [InlineData("AllInOne", "--Outbox:FirstRetry=soon", "Outbox:FirstRetry")]
    [InlineData("AllInOne", "--Setup:OwnerEmail=owner@acme.example", "Setup:OwnerPassword")]
    [InlineData("AllInOne", "--Mail:Host=smtp.acme.example", "Mail:From")]
    [InlineData("AllInOne", "--Demo=perhaps", "Demo")]
    [InlineData("AllInOne", "--Logging:LogLevel:Default=Loud", "Logging:LogLevel")]
    [InlineData("AllInOne", "--Portal:PublicAddress=help", "Portal:PublicAddress")]
    public async Task A_wrong_setting_is_named(string host, string setting, string named)
    {
        using var folder = new TestFolder();

        await Ends(host, folder, WrongSetting, named, setting);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        using var folder = new TestFolder();
        await using var first = new ServerProcess("AllInOne", $"--Storage:Directory={folder["first"]}");
        await first.Start(Cancellation);

        await Ends("AllInOne", folder, Failed, first.Address.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), "--urls", $"{first.Address}");
    }

    [Fact]
    public async Task A_damaged_database_is_named()
    {
        using var folder = new TestFolder();
        Directory.CreateDirectory(folder["data"]);
        await File.WriteAllBytesAsync(Path.Combine(folder["data"], "oqupie.db"), new byte[100_000].Select((_, i) => (byte)(i * 7)).ToArray(), Cancellation);

        await Ends("AllInOne", folder, Failed, "is damaged");
    }

    [Theory]
    [InlineData("newer", "written by a newer version: it has the migration 0999_later.sql")]
    [InlineData("master key", "The master key is missing")]
    [InlineData("key ring", "The key ring is missing")]
    [InlineData("blobs", "The folder of the blobs is missing")]
    public async Task What_does_not_belong_together_is_noticed(string what, string said)
    {
        using var folder = new TestFolder();
        string[] owner = ["--Setup:OwnerEmail=owner@acme.example", "--Setup:OwnerPassword=correct horse battery"];
        await using (var before = new ServerProcess("AllInOne", [$"--Storage:Directory={folder["data"]}", .. owner]))
        {
            await before.Start(Cancellation);
            await before.Stop();
        }

        // What a server makes by itself is for nobody else.
        Assert.All(
            new DirectoryInfo(folder["data"]).GetDirectories("*", SearchOption.AllDirectories),
            made => Assert.Equal((made.FullName, OwnerOnly.OfFolder), (made.FullName, made.UnixFileMode)));
        await Spoil(folder["data"], what);

        await Ends("AllInOne", folder, Failed, said);
        await Ends("AllInOne", folder, Failed, said); // Nothing was made in its place.
    }

    private static async Task Spoil(string data, string what)
    {
        switch (what)
        {
            case "newer":
                await Execute(data, "INSERT INTO migration (ScriptName, Applied) VALUES ('Oqupie.Storage.Migrations.Sqlite.0999_later.sql', '2030-01-01')");
                break;
            case "master key":
                File.Delete(Path.Combine(data, "master.key"));
                break;
            case "key ring":
                await Execute(data, "DELETE FROM OrleansStorage WHERE GrainTypeString = 'key-ring'");
                break;
            default:
                Directory.Delete(Path.Combine(data, "blobs"), recursive: true);
                break;
        }
    }

    private static async Task Execute(string data, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(data, "oqupie.db")};Pooling=False");
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.Equal(1, await command.ExecuteNonQueryAsync(Cancellation));
    }

    private static async Task Ends(string host, TestFolder folder, int code, string said, params string[] settings)
    {
        await using var process = new ServerProcess(host, [$"--Storage:Directory={folder["data"]}", .. settings]);
        process.Launch();
        await process.WaitForEnd(Cancellation);

        Assert.Equal(code, process.ExitCode);
        Assert.Contains(said, process.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", process.Output, StringComparison.Ordinal);
    }
}
