using System.Collections.Immutable;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Oqupie.Channels.Facebook;
using Oqupie.Channels.Tests.Translating;
using Oqupie.Channels.Translating;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Files;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Tickets;
using Oqupie.Testing.Servers;

namespace Oqupie.Channels.Tests.Facebook;

/// <summary>The kind as a silo has it, and Facebook on the other side.</summary>
internal sealed class FacebookWorld : IAsyncDisposable
{
    public const string Person = "24129351326671721";

    private static readonly AccountId Account = new("main");

    private readonly TestFolder _folder = new();
    private readonly ServiceProvider _services;

    public FacebookWorld()
    {
        Server = new(Clock);
        Server.Wrote(Person, Clock.GetUtcNow());
        _services = new ServiceCollection()
            .AddSingleton<IConfiguration>(
                new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>("Files:Directory", _folder["blobs"])]).Build())
            .AddLogging()
            .AddSingleton<IWayOut, OpenWay>()
            .AddSingleton<TimeProvider>(Clock)
            .AddChannels()
            .BuildServiceProvider(validateScopes: true);
        Settings = Form(Server);
    }

    public FakeTimeProvider Clock { get; } = new(new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));

    public FacebookServer Server { get; }

    public FacebookKind Kind => _services.GetRequiredService<FacebookKind>();

    public IBlobStore Blobs => _services.GetRequiredService<IBlobStore>();

    public FormSettings Settings { get; set; }

    public string Language { get; set; } = "en";

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    /// <summary>What an operator would have filled in.</summary>
    public static FormSettings Form(FacebookServer server) => new()
    {
        Values = ImmutableDictionary<string, string>.Empty
            .Add("pageId", FacebookServer.Page)
            .Add("pageToken", FacebookServer.Token)
            .Add("appSecret", FacebookServer.Secret)
            .Add("verifyToken", "verify-me")
            .Add("apiBase", $"{server.ApiBase}/")
            .Add("messages", "true")
            .Add("comments", "true"),
    };

    public void Set(string key, string value) => Settings = Settings with { Values = Settings.Values.SetItem(key, value) };

    public static HookCall Signed(byte[] body, string? signature = null) =>
        new(ImmutableDictionary<string, string>.Empty.Add("x-hub-signature-256", signature ?? FacebookCalls.Signature(body)), [.. body]);

    public ImmutableArray<PushedItem> Split(byte[] body) => Kind.Split(Settings, Signed(body));

    /// <summary>What becomes of the only item in a call.</summary>
    public async Task<ReadItem> Read(byte[] body) => await Read(Assert.Single(Split(body)));

    public async Task<ReadItem> Read(PushedItem item) => await ReadRaw(item.Body.ToArray());

    public async Task<ReadItem> ReadRaw(byte[] body)
    {
        var blob = await Blobs.Put(Account, new MemoryStream(body), Ended);
        return await ReadRaw(new RawMessage { Source = "push", Sha256 = blob.Sha256, Size = blob.Size });
    }

    public Task<ReadItem> ReadRaw(RawMessage raw) => Kind.Read(Context(), raw, Ended);

    public async Task<T> Event<T>(byte[] body)
        where T : ChannelEvent => Assert.IsType<T>(Assert.Single((await Read(body)).Events));

    public async Task<string> Text(string sha256)
    {
        await using var bytes = await Blobs.Open(Account, sha256, Ended);
        return await new StreamReader(bytes!, Encoding.UTF8).ReadToEndAsync(Ended);
    }

    public Task<SendAnswer> Send(string text, string item, DateTimeOffset? writtenAt = null, bool automatic = false) =>
        Kind.Send(Context(), Outbox(text, Draft(item, writtenAt ?? Clock.GetUtcNow(), automatic)), Ended);

    public static ReplyDraft Draft(string? item, DateTimeOffset? writtenAt = null, bool automatic = false) => new()
    {
        Ticket = new(Account, 1001),
        Subject = "",
        Automatic = automatic,
        Answered = item is null ? null : new() { Item = item, WrittenAt = writtenAt },
    };

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Server.DisposeAsync();
        _folder.Dispose();
    }

    private ChannelContext Context() => new()
    {
        Channel = new(Account, "page"),
        Kind = "facebook",
        Brand = new BrandInfo { Id = "cook", Name = "Cook", Slug = "cook", Language = Language, SupportEmail = "support@cook.example" },
        Settings = Settings,
        MailKey = [],
    };

    private OutboxItem Outbox(string text, ReplyDraft draft) => new()
    {
        State = DeliveryState.Sending,
        Text = text,
        Entry = new()
        {
            Id = "outbox-1",
            Ticket = draft.Ticket,
            Reply = 2,
            Channel = "page",
            Content = "outbox-1",
            Customer = "ada",
            DueAt = Clock.GetUtcNow(),
            Envelope = Kind.Envelope(draft),
        },
    };
}
