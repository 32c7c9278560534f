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
using Oqupie.Testing;
using Oqupie.Testing.Servers;
using Orleans.TestingHost;

namespace Oqupie.Channels.Tests.AppStore;

/// <summary>A whole server of ours with one channel, which asks for reviews each second.</summary>
internal sealed class StoreSilo : IAsyncDisposable
{
    private static readonly AccountId Account = new("main");

    private readonly TestFolder _folder = new();
    private readonly InProcessTestCluster _cluster;
    private ChannelId _channel;

    private StoreSilo()
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

    public AppStoreServer Server { get; } = new(TimeProvider.System);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<StoreSilo> Start()
    {
        var silo = new StoreSilo();
        await silo._cluster.DeployAsync();
        var client = silo._cluster.Client;
        await client.GetGrain<IAccountGrain>(Account.Value).SetUp("Acme");
        var brand = await client.GetGrain<IBrandGrain>(BrandId.New(Account).ToString())
            .Make(new() { Name = "Cook Town", Language = "ko", SupportEmail = "support@cook.example" });
        var values = ImmutableDictionary<string, string>.Empty
            .Add("appId", AppStoreServer.App)
            .Add("issuerId", AppStoreSignIn.Issuer)
            .Add("keyId", AppStoreSignIn.KeyId)
            .Add("privateKey", silo.Server.SignIn.PrivateKey)
            .Add("apiBase", silo.Server.Address)
            .Add("pollSeconds", "1");
        var made = await client.GetGrain<IChannelsGrain>(Account.Value).Make(Made(brand).Id, "appStore", "Reviews", new FormSettings { Values = values });
        silo._channel = new(Account, Made(made).Id);
        return silo;
    }

    /// <summary>Somebody writes a review.</summary>
    public void Write(string id) => Server.Put(new() { Id = id, CreatedAt = TimeProvider.System.GetUtcNow().AddMinutes(-5) });

    /// <summary>The ticket of a review, once it is there.</summary>
    public async Task<TicketId> Ticket(string review)
    {
        long? ticket = null;
        await Until.True(
            async _ =>
            {
                ticket = (await Rows()).FirstOrDefault(row => row.Source.StartsWith($"review:{review}:", StringComparison.Ordinal))?.Ticket;
                return ticket is not null;
            },
            () => $"There is no ticket of {review}.",
            cancellationToken: Cancellation);
        return new(Account, ticket!.Value);
    }

    public async Task Reply(TicketId ticket, string text) =>
        Made(await _cluster.Client.GetGrain<ITicketGrain>(ticket.ToString()).Reply(Some.Agent(Account), Some.Reply(text), Cancellation));

    public async Task<ReplySurface> Surface(TicketId ticket) =>
        Made(await _cluster.Client.GetGrain<ITicketItemsGrain>(ticket.ToString()).Surface(Some.Agent(Account), Cancellation));

    /// <summary>Waits until the ticket has what is looked for.</summary>
    public Task Shows(TicketId ticket, string what, Func<ImmutableArray<TimelineItem>, bool> fact) => Until.True(
        async _ =>
        {
            await _cluster.Client.GetGrain<IOutboxGrain>(_channel.ToString()).Wake(TimeProvider.System.GetUtcNow());
            return fact(await Timeline(ticket));
        },
        () => $"The ticket does not show {what}.",
        cancellationToken: Cancellation);

    public async Task<ImmutableArray<TimelineItem>> Timeline(TicketId ticket) => Made(
        await _cluster.Client.GetGrain<ITicketGrain>(ticket.ToString()).Timeline(Some.Agent(Account), new() { Limit = 200 }, Cancellation)).Items;

    /// <summary>Waits until the channel has asked as often again.</summary>
    public async Task Asked(int times)
    {
        var before = Server.Asked.Count;
        await Until.True(() => Server.Asked.Count >= before + times, () => "The channel does not ask.", cancellationToken: Cancellation);
    }

    public async Task<IReadOnlyList<IntakeRow>> Rows() =>
        Made(await _cluster.Client.GetGrain<IIntakeGrain>(_channel.ToString()).Page(null, null, 200, Cancellation)).Items;

    public async Task<ChannelHealth> Health() => await _cluster.Client.GetGrain<IChannelPollerGrain>(_channel.ToString()).Health();

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        await Server.DisposeAsync();
        _folder.Dispose();
    }

    private static T Made<T>(Outcome<T> outcome) =>
        outcome.Succeeded(out var value, out var refusal) ? value : throw new InvalidOperationException(refusal.Reason);
}
