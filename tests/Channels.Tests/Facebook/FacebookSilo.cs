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

namespace Oqupie.Channels.Tests.Facebook;

/// <summary>A silo with one page as a channel, on stores in memory, and Facebook on the other side.</summary>
internal sealed class FacebookSilo : IAsyncDisposable
{
    public const string Person = FacebookWorld.Person;

    private static readonly AccountId Account = new("main");

    private readonly TestFolder _folder = new();
    private readonly InProcessTestCluster _cluster;
    private ChannelId _channel;

    public FacebookSilo()
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
        });
        _cluster = builder.Build();
    }

    public FacebookServer Server { get; } = new(TimeProvider.System);

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public async Task Start()
    {
        await _cluster.DeployAsync();
        await _cluster.Client.GetGrain<IAccountGrain>(Account.Value).SetUp("Acme");
        var brand = Made(await _cluster.Client.GetGrain<IBrandGrain>(BrandId.New(Account).ToString())
            .Make(new() { Name = "Acme", Language = "en", SupportEmail = "support@acme.example" }));
        var made = await _cluster.Client.GetGrain<IChannelsGrain>(Account.Value).Make(brand.Id, "facebook", "Page", FacebookWorld.Form(Server));
        _channel = new(Account, Made(made).Id);
        Server.Wrote(Person, TimeProvider.System.GetUtcNow());
    }

    public Task<Outcome<Done>> Push(byte[] body, string? signature = null) => _cluster.Client.GetGrain<IChannelHookGrain>(Account.Value)
        .Take("facebook", null, FacebookWorld.Signed(body, signature), Ended);

    /// <summary>Calls us, and waits until all that was in it has its fate.</summary>
    public async Task<IReadOnlyList<IntakeRow>> Bring(byte[] body)
    {
        Made(await Push(body));
        await Until.True(
            async _ => (await Rows()).All(row => row.Fate is not IntakeFate.Pending), () => "Something has no fate.", cancellationToken: Ended);
        return await Rows();
    }

    public async Task<IReadOnlyList<IntakeRow>> Rows() =>
        Made(await _cluster.Client.GetGrain<IIntakeGrain>(_channel.ToString()).Page(null, null, 200, Ended)).Items;

    public async Task<ImmutableArray<TimelineItem>> Timeline(long ticket) =>
        Made(await Ticket(ticket).Timeline(Some.Agent(Account), new() { Limit = 200 }, Ended)).Items;

    public Task<Outcome<TimelineItem>> Reply(long ticket, string text) => Ticket(ticket).Reply(Some.Agent(Account), Some.Reply(text), Ended);

    public Task Delivery(long ticket, DeliveryState state) => Until.True(
        async _ => (await Timeline(ticket)).Any(item => item.Type is TimelineKind.Reply && item.Delivery == state),
        () => $"No answer is {state}.",
        cancellationToken: Ended);

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        await Server.DisposeAsync();
        _folder.Dispose();
    }

    private ITicketGrain Ticket(long number) => _cluster.Client.GetGrain<ITicketGrain>(new TicketId(Account, number).ToString());

    private static T Made<T>(Outcome<T> outcome) =>
        outcome.Succeeded(out var value, out var refusal) ? value : throw new InvalidOperationException(refusal.Reason);
}
