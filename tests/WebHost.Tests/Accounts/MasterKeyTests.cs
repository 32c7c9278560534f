using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;

namespace Oqupie.WebHost.Tests.Accounts;

public sealed class MasterKeyTests(Company company)
{
    [Fact]
    public async Task A_host_with_another_master_key_does_not_start_and_leaves_no_key_behind()
    {
        var ring = company.Silo.Client.GetGrain<IKeyRingGrain>(IKeyRingGrain.Key);
        var before = await ring.All();

        var failure = await Assert.ThrowsAsync<CannotStartException>(() => TestHost.Start(
            company.Silo,
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Security:MasterKey"] = Convert.ToBase64String(new byte[32]),
            }));

        Assert.Contains("another master key", failure.Message, StringComparison.Ordinal);
        Assert.Equal(before, await ring.All());
    }

    [Fact]
    public void The_keys_are_read_when_there_is_a_cluster_to_ask_and_not_before() =>
        Assert.DoesNotContain(company.Host.Services.GetServices<IHostedService>(), service => service.GetType().Name is "DataProtectionHostedService");

    [Fact]
    public async Task What_the_cluster_keeps_of_the_key_ring_is_wrapped()
    {
        company.Host.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect([1]);

        var stored = await company.Silo.Client.GetGrain<IKeyRingGrain>(IKeyRingGrain.Key).All();

        Assert.NotEmpty(stored);
        Assert.All(stored, xml => Assert.DoesNotContain("masterKey", xml, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_key_is_made_at_the_first_start_for_its_owner_alone()
    {
        var folder = Directory.CreateTempSubdirectory("oqupie-master-key");
        var file = Path.Combine(folder.FullName, "data", "master.key");
        await using var silo = new SiloOfItsOwn();
        await silo.Silo.InitializeAsync();
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Security:MasterKey"] = "",
            ["Storage:Directory"] = Path.GetDirectoryName(file),
        };

        await using (await TestHost.Start(silo.Silo, settings))
        {
            Assert.Equal(32, Convert.FromBase64String(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Length);
            Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        }

        await using (await TestHost.Start(silo.Silo, settings))
        {
            Assert.Single(Directory.GetFiles(Path.GetDirectoryName(file)!, "master.key*"));
        }

        folder.Delete(recursive: true);
    }

    private sealed class SiloOfItsOwn : IAsyncDisposable
    {
        public Testing.TestSilo Silo { get; } = new();

        public ValueTask DisposeAsync() => Silo.DisposeAsync();
    }
}
