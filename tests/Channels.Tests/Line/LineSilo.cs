using System.Collections.Immutable;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Oqupie.Channels.Tests.Translating;
using Oqupie.Channels.Translating;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Files;
using Oqupie.Grains;
using Oqupie.Grains.Channels;
using Oqupie.Testing;
using Oqupie.Testing.Servers;
using Orleans.TestingHost;

namespace Oqupie.Channels.Tests.Line;

/// <summary>A silo with one channel of LINE's, from the webhook to the ticket and back, on stores in memory.</summary>
public sealed class LineSilo : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private readonly InProcessTestCluster _cluster;
    private ChannelId _channel;

    public LineSilo()
    {
        var builder = new InProcessTestClusterBuilder(initialSilosCount: 1) { Options = { ConfigureFileLogging = false } };
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddMemoryGrainStorageAsDefault();
            silo.UseInMemoryReminderService();
            silo.Services.AddGrains();
            silo.Services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
            new MemoryStores().AddTo(silo.Services);
            silo.Services.AddSingleton<IWayOut, OpenWay>();
            silo.Services.AddChannels();
            silo.Services.Configure<FilesOptions>(options => options.Directory = _folder["blobs"]);
            silo.Services.Configure<OutboxOptions>(options => options.FirstRetry = TimeSpan.FromSeconds(1));
        });
        _cluster = builder.Build();
    }

    public LineServer Server { get; } = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _cluster.DeployAsync();
        await _cluster.Client.GetGrain<IAccountGrain>(Some.Account.Value).SetUp("Acme");
        var brand = Made(await _cluster.Client.GetGrain<IBrandGrain>(BrandId.New(Some.Account).ToString())
            .Make(new() { Name = "Cook Town", Language = "ko", SupportEmail = "support@cook.example" }));
        var channels = _cluster.Client.GetGrain<IChannelsGrain>(Some.Account.Value);
        var settings = LineRig.Settings(bot: LineServer.Bot, apiBase: $"{Server.Address}/");
        _channel = new(Some.Account, Made(await channels.Make(brand.Id, "line", "LINE", settings)).Id);
    }

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        await Server.DisposeAsync();
        _folder.Dispose();
    }

    public Task<Outcome<Done>> Call(HookCall call) =>
        _cluster.Client.GetGrain<IChannelHookGrain>(Some.Account.Value).Take("line", null, call, Cancellation);

    /// <summary>The row of an event, once it has its fate.</summary>
    public async Task<IntakeRow> Settled(string happened)
    {
        IntakeRow? row = null;
        await Until.True(
            async _ => (row = (await Rows()).FirstOrDefault(one => one.Source == $"push:{happened}:0")) is { Fate: not IntakeFate.Pending },
            () => $"{happened} has no fate.",
            cancellationToken: Cancellation);
        return row!;
    }

    public async Task<IReadOnlyList<IntakeRow>> Rows() =>
        Made(await _cluster.Client.GetGrain<IIntakeGrain>(_channel.ToString()).Page(null, null, 200, Cancellation)).Items;

    public async Task<ImmutableArray<TimelineItem>> Timeline(long ticket) =>
        Made(await Ticket(ticket).Timeline(Some.Agent(), new() { Limit = 200 }, Cancellation)).Items;

    public Task<Outcome<TimelineItem>> Reply(long ticket, string text) => Ticket(ticket).Reply(Some.Agent(), Some.Reply(text), Cancellation);

    public Task Delivered(long ticket, TimelineItem reply, DeliveryState state) => Until.True(
        async _ => (await Timeline(ticket)).Single(item => item.Version == reply.Version).Delivery == state,
        () => $"The answer is not {state}.",
        cancellationToken: Cancellation);

    private ITicketGrain Ticket(long number) => _cluster.Client.GetGrain<ITicketGrain>(new TicketId(Some.Account, number).ToString());

    private static T Made<T>(Outcome<T> outcome) =>
        outcome.Succeeded(out var value, out var refusal) ? value : throw new InvalidOperationException(refusal.Reason);
}
