using System.Diagnostics;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Channels;
using Oqupie.Files;
using Oqupie.Grains;
using Oqupie.Testing;
using Oqupie.Testing.Servers;
using Orleans.TestingHost;

namespace Oqupie.Channels.Tests.Email.Fetching;

/// <summary>A silo that stops does not wait for what only waits for mail.</summary>
public sealed class StopTests : IAsyncDisposable
{
    private const int Channels = 50;

    // Stopping takes a second or two; a silo whose pollers are cut off takes thirty and more.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(12);

    private static readonly AccountId Account = new("main");

    private readonly TestFolder _folder = new();
    private readonly ScriptedImapServer _server = new();

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Fifty_channels_that_listen_hold_up_no_stop()
    {
        await using var cluster = await Listening();
        var watch = Stopwatch.StartNew();

        await cluster.StopAllSilosAsync(Ended);

        TestContext.Current.SendDiagnosticMessage("A silo with {0} listening channels stopped in {1} ms.", Channels, watch.ElapsedMilliseconds);
        Assert.True(watch.Elapsed < Soon, $"It took {watch.Elapsed}.");
        await Until.True(() => _server.Idle is 0, () => $"{_server.Idle} connections listen still.", cancellationToken: Ended);
    }

    private async Task<InProcessTestCluster> Listening()
    {
        var builder = new InProcessTestClusterBuilder(initialSilosCount: 1) { Options = { ConfigureFileLogging = false } };
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddMemoryGrainStorageAsDefault();
            silo.UseInMemoryReminderService();
            silo.Services.AddGrains();
            silo.Services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
            new MemoryStores().AddTo(silo.Services);
            silo.Services.AddChannels();
            silo.Services.Configure<FilesOptions>(options => options.Directory = _folder["blobs"]);
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        var client = cluster.Client;
        await client.GetGrain<IAccountGrain>(Account.Value).SetUp("Acme");
        var brand = await client.GetGrain<IBrandGrain>(BrandId.New(Account).ToString())
            .Make(new() { Name = "Acme", Language = "en", SupportEmail = "support@acme.example" });

        for (var i = 0; i < Channels; i++)
        {
            var settings = new EmailSettings { Address = $"support{i}@acme.example", Imap = _server.Address };
            var made = await client.GetGrain<IChannelsGrain>(Account.Value).Make(brand.Value!.Id, "email", $"Mail {i}", settings);
            Assert.True(made.Succeeded(out _, out var refusal), refusal?.Reason);
        }

        await Until.True(() => _server.Idle is Channels, () => $"{_server.Idle} of {_server.Sessions} listen.", cancellationToken: Ended);
        return cluster;
    }
}
