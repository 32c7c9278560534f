using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Channels;
using Oqupie.Files;
using Oqupie.Grains;
using Oqupie.Grains.Channels;
using Oqupie.Testing;
using Oqupie.Testing.Servers;
using Orleans.TestingHost;

namespace Oqupie.Channels.Tests.Email.Fetching;

/// <summary>A silo that fetches from mail servers as ours does, on stores in memory that outlive it.</summary>
internal sealed class FetchingSilo : IAsyncDisposable
{
    private readonly TestFolder _folder = new();
    private readonly InProcessTestCluster _cluster;

    public FetchingSilo()
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
            silo.Services.Configure<AskingOptions>(options => (options.FirstPause, options.Between) = (Moment, Moment));
        });
        _cluster = builder.Build();
    }

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(200);

    private static readonly AccountId Account = new("main");

    public async Task<string> Start()
    {
        await _cluster.DeployAsync();
        await _cluster.Client.GetGrain<IAccountGrain>(Account.Value).SetUp("Acme");
        var brand = await _cluster.Client.GetGrain<IBrandGrain>(BrandId.New(Account).ToString())
            .Make(new() { Name = "Acme", Language = "en", SupportEmail = "support@acme.example" });
        return Made(brand).Id;
    }

    public async Task<ChannelId> Watch(string brand, string address, MailServer imap)
    {
        // From the beginning, so that what is there already comes in.
        var settings = new EmailSettings { Address = address, Imap = imap, Fetching = MailFetching.Usual with { ImportDays = 3_650 } };
        return new(Account, Made(await _cluster.Client.GetGrain<IChannelsGrain>(Account.Value).Make(brand, "email", address, settings)).Id);
    }

    public async Task<IReadOnlyList<IntakeRow>> Rows(ChannelId channel, CancellationToken cancellationToken) =>
        Made(await _cluster.Client.GetGrain<IIntakeGrain>(channel.ToString()).Page(null, null, 200, cancellationToken)).Items;

    public Task<ChannelHealth> Health(ChannelId channel) => Poller(channel).Health();

    /// <summary>As a process that begins anew would.</summary>
    public async Task Restart(ChannelId channel)
    {
        await Poller(channel).Stop();
        await Poller(channel).Start();
    }

    public Task Stop(CancellationToken cancellationToken) => _cluster.StopAllSilosAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        _folder.Dispose();
    }

    private IChannelPollerGrain Poller(ChannelId channel) => _cluster.Client.GetGrain<IChannelPollerGrain>(channel.ToString());

    private static T Made<T>(Outcome<T> outcome) =>
        outcome.Succeeded(out var value, out var refusal) ? value : throw new InvalidOperationException(refusal.Reason);
}
