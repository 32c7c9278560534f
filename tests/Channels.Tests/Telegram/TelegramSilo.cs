using System.Collections.Immutable;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Oqupie.Channels.Telegram;
using Oqupie.Channels.Tests.Translating;
using Oqupie.Channels.Translating;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Files;
using Oqupie.Grains;
using Oqupie.Testing;
using Oqupie.Testing.Servers;
using Orleans.TestingHost;

namespace Oqupie.Channels.Tests.Telegram;

/// <summary>A whole server of ours beside a Bot API, on stores in memory.</summary>
internal sealed class TelegramSilo : IAsyncDisposable
{
    private static readonly AccountId Account = new("main");

    private readonly TestFolder _folder = new();
    private readonly InProcessTestCluster _cluster;

    private TelegramSilo()
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
            silo.Services.AddSingleton<IWayOut>(new OpenWay());
            silo.Services.Configure<FilesOptions>(options => options.Directory = _folder["blobs"]);
        });
        _cluster = builder.Build();
    }

    public TelegramServer Server { get; } = new();

    public ChannelId Channel { get; private set; }

    public static async Task<TelegramSilo> Start(string? secret = null, bool webhook = false)
    {
        var silo = new TelegramSilo();
        silo.Server.Webhook["url"] = webhook ? "https://support.cook.example/hooks/telegram/c1" : "";
        await silo._cluster.DeployAsync();
        await silo._cluster.Client.GetGrain<IAccountGrain>(Account.Value).SetUp("Acme");
        var brand = Made(await silo._cluster.Client.GetGrain<IBrandGrain>(BrandId.New(Account).ToString())
            .Make(new() { Name = "Cook Town", Language = "en", SupportEmail = "support@cook.example" }));
        var channel = await silo._cluster.Client.GetGrain<IChannelsGrain>(Account.Value)
            .Make(brand.Id, TelegramChannel.Name, "Bot", TelegramSide.Settings(silo.Server, secret: secret));
        silo.Channel = new(Account, Made(channel).Id);
        return silo;
    }

    public Task<Outcome<Done>> Push(string update, string? secret, CancellationToken cancellationToken) =>
        _cluster.Client.GetGrain<IChannelHookGrain>(Account.Value)
            .Take(TelegramChannel.Name, Channel.Local, TelegramSide.Call(update, secret), cancellationToken);

    public async Task<ImmutableArray<IntakeRow>> Rows(CancellationToken cancellationToken) =>
        Made(await _cluster.Client.GetGrain<IIntakeGrain>(Channel.ToString()).Page(null, null, 200, cancellationToken)).Items;

    /// <summary>Once so many items have their fate.</summary>
    public Task Settled(int items, CancellationToken cancellationToken) => Until.True(
        async token => (await Rows(token)).Count(row => row.Fate is not IntakeFate.Pending) >= items, () => "It has not come in.",
        cancellationToken: cancellationToken);

    public async Task<ImmutableArray<TimelineItem>> Timeline(long number, CancellationToken cancellationToken) =>
        [.. Made(await Ticket(number).Timeline(Some.Agent(Account), new() { Limit = 200 }, cancellationToken)).Items];

    public Task<Outcome<TimelineItem>> Reply(long number, ReplyWish wish, CancellationToken cancellationToken) =>
        Ticket(number).Reply(Some.Agent(Account), wish, cancellationToken);

    public Task<ChannelHealth> Health() => Poller.Health();

    /// <summary>As a process that begins anew would.</summary>
    public async Task Restart()
    {
        await Poller.Stop();
        await Poller.Start();
    }

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        await Server.DisposeAsync();
        _folder.Dispose();
    }

    private IChannelPollerGrain Poller => _cluster.Client.GetGrain<IChannelPollerGrain>(Channel.ToString());

    private ITicketGrain Ticket(long number) => _cluster.Client.GetGrain<ITicketGrain>(new TicketId(Account, number).ToString());

    private static T Made<T>(Outcome<T> outcome) =>
        outcome.Succeeded(out var value, out var refusal) ? value : throw new InvalidOperationException(refusal.Reason);
}
