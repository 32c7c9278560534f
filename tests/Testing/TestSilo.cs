using System.Collections.Immutable;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Channels.Email;
using Oqupie.Grains.Knowledge;
using Oqupie.Grains.Members;
using Oqupie.Grains.Notifications.Pushing;
using Oqupie.Grains.Tickets;
using Oqupie.Grains.Translations;
using Oqupie.Search;
using Oqupie.Testing.Channels;
using Oqupie.Testing.Notifications;
using Oqupie.Testing.Translations;
using Orleans.TestingHost;
using Xunit;

namespace Oqupie.Testing;

/// <summary>One silo in this process, with real grains and indexes, stores in memory, a channel that is a script, and a clock that stands still.</summary>
public sealed class TestSilo : IAsyncLifetime
{
    private readonly InProcessTestCluster _cluster;
    private readonly DirectoryInfo _indexes = Directory.CreateTempSubdirectory("oqupie-indexes-");
    private Task<ChannelId>? _usual;
    private long _lastTicket = 1000;

    public TestSilo()
    {
        Fake = new(hash => Adapter.Bytes[hash]);
        var builder = new InProcessTestClusterBuilder(initialSilosCount: 1) { Options = { ConfigureFileLogging = false } };
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddMemoryGrainStorageAsDefault(storage => storage.GrainStorageSerializer = new PlainStates());
            silo.UseInMemoryReminderService();
            silo.AddIncomingGrainCallFilter(FeedAway.Hold);
            silo.AddIncomingGrainCallFilter(LostAnswers.Hold);
            silo.Services.AddGrains();
            silo.Services.AddSearch();
            silo.Services.Configure<SearchOptions>(search => (search.Directory, search.Threads) = (_indexes.FullName, 2));
            silo.Services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
            silo.Services.AddSingleton<IRichText, PlainRichText>();
            silo.Services.AddSingleton<IArticleHtml, PlainArticleHtml>();
            silo.Services.AddSingleton<IArticlePictures, PlainArticlePictures>();
            silo.Services.AddSingleton<ISystemMail>(Mail);
            silo.Services.AddSingleton<ITranslator>(Translator);
            silo.Services.AddSingleton<IPushService>(Push);
            silo.Services.AddSingleton<IMailLooks, PlainMailLooks>();
            silo.Services.AddChannelKind(Fake);
            silo.Services.AddSingleton<ITriedChannel>(Adapter);
            silo.Services.AddSingleton<IReadChannel>(Adapter);
            silo.Services.AddSingleton<ISendingChannel>(Adapter);
            silo.Services.AddSingleton<IMailboxes>(Adapter);
            silo.Services.AddSingleton<IRawMail>(Adapter);
            silo.Services.AddSingleton<TimeProvider>(Clock);
            silo.Services.UseTimeProviderForBackgroundAreas(TimeProvider.System); // Only grains live by the test's clock.
            Stores.AddTo(silo.Services);
            More?.Invoke(silo.Services);
        });
        _cluster = builder.Build();
    }

    public FeedAway FeedAway { get; } = new();

    public LostAnswers LostAnswers { get; } = new();

    public MemoryStores Stores { get; } = new();

    /// <summary>What a test needs besides.</summary>
    public Action<IServiceCollection>? More { get; init; }

    public ScriptedAdapter Adapter { get; } = new();

    /// <summary>A kind of channel that has every ability.</summary>
    public FakeChannel Fake { get; }

    public SystemMailbox Mail { get; } = new();

    public ScriptedTranslator Translator { get; } = new();

    public ScriptedPushService Push { get; } = new();

    public FakeTimeProvider Clock { get; } = new(new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));

    public IClusterClient Client => _cluster.Client;

    /// <summary>A ticket that no other test has; tests share the silo and therefore never share a ticket.</summary>
    public TicketId NewTicketId() => new(Some.Account, Interlocked.Increment(ref _lastTicket));

    public ITicketGrain Ticket(TicketId id) => Client.GetGrain<ITicketGrain>(id.ToString());

    public ITicketItemsGrain Items(TicketId id) => Client.GetGrain<ITicketItemsGrain>(id.ToString());

    public ITicketIntakeGrain Intake(TicketId id) => Client.GetGrain<ITicketIntakeGrain>(id.ToString());

    /// <summary>A channel of the usual account that sends, for tests that do not care which.</summary>
    public Task<ChannelId> UsualChannel()
    {
        lock (_indexes)
        {
            return _usual ??= NewChannel(Some.Account);
        }
    }

    /// <summary>A brand with an e-mail channel that the scripted adapter serves.</summary>
    public async Task<ChannelId> NewChannel(AccountId account, string address = "support@cook.example", AutoReply? autoReply = null)
    {
        await Client.GetGrain<IAccountGrain>(account.Value).SetUp("Acme");
        var brand = await NewBrand(account, new() { Name = "Cook Town", Language = "ko", SupportEmail = address, AutoReply = autoReply });
        var settings = new EmailSettings { Address = address, Smtp = new() { Host = "smtp.cook.example", Port = 25 } };
        var channel = await Client.GetGrain<IChannelsGrain>(account.Value).Make(brand.Id, "email", "Mail", settings);
        return new(account, Made(channel).Id);
    }

    /// <summary>A brand of the account; "Cook Town" unless said.</summary>
    public async Task<BrandInfo> NewBrand(AccountId account, BrandWish? wish = null) => Made(
        await Client.GetGrain<IBrandGrain>(BrandId.New(account).ToString())
            .Make(wish ?? new() { Name = "Cook Town", Language = "ko", SupportEmail = "support@cook.example" }));

    /// <summary>A brand with a channel of the kind that has every ability, and its own room on the other side.</summary>
    public async Task<(ChannelId Channel, FakeRoom Room)> NewFake(AccountId account, bool pulled)
    {
        await Client.GetGrain<IAccountGrain>(account.Value).SetUp("Acme");
        var brand = await NewBrand(account);
        var room = $"{(pulled ? "pull" : "push")}-{LocalKey.New()}";
        var values = ImmutableDictionary<string, string>.Empty.Add("room", room).Add("token", $"token of {room}");
        var channel = await Client.GetGrain<IChannelsGrain>(account.Value).Make(brand.Id, Fake.Kind, "Fake", new FormSettings { Values = values });
        return (new(account, Made(channel).Id), Fake.Room(room));
    }

    private static T Made<T>(Outcome<T> outcome) =>
        outcome.Succeeded(out var value, out var refusal) ? value : throw new InvalidOperationException(refusal.Reason);

    public async ValueTask InitializeAsync() => await _cluster.DeployAsync();

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        _indexes.Delete(recursive: true);
    }
}
