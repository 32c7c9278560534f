using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Oqupie.Channels.Line;
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

namespace Oqupie.Channels.Tests.Line;

/// <summary>The kind as a silo has it, a LINE of its own to talk to, and a clock that stands still.</summary>
internal sealed class LineRig : IAsyncDisposable
{
    public const string Ada = "U4af4980629a1b2c3d4e5f60718293a4b";

    private readonly TestFolder _folder = new();
    private readonly ServiceProvider _services;

    public LineRig()
    {
        _services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Files:Directory"] = _folder["blobs"],
                ["Channels:Line:Address"] = Server.Address,
                ["Channels:Line:DataAddress"] = $"{Server.Address}/",
                ["Channels:Line:FileTimeout"] = "00:00:01",
            }).Build())
            .AddSingleton<TimeProvider>(Clock)
            .AddLogging()
            .AddSingleton<IWayOut, OpenWay>()
            .AddChannels()
            .BuildServiceProvider(validateScopes: true);
    }

    public LineServer Server { get; } = new();

    public FakeTimeProvider Clock { get; } = new(new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));

    public LineKind Kind => _services.GetRequiredService<LineKind>();

    public IBlobStore Blobs => _services.GetRequiredService<IBlobStore>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static FormSettings Settings(string token = LineServer.Token, string secret = LineWebhook.Secret, string bot = "", string apiBase = "") => new()
    {
        Values = ImmutableDictionary<string, string>.Empty.Add("channelSecret", secret).Add("accessToken", token).Add("botUserId", bot)
            .Add("apiBase", apiBase),
    };

    public static ChannelContext Channel(string language = "en", FormSettings? settings = null) => new()
    {
        Channel = new(new AccountId("acme"), "line1"),
        Kind = "line",
        Brand = new() { Id = "cook", Name = "Cook Town", Slug = "cook", Language = language, SupportEmail = "support@cook.example" },
        Settings = settings ?? Settings(),
        MailKey = [],
    };

    /// <summary>What a call becomes that has one event in it.</summary>
    public async Task<ReadItem> Read(JsonObject happened, ChannelContext? channel = null)
    {
        channel ??= Channel();
        var item = Assert.Single(Kind.Split(channel.Settings, LineWebhook.Call(happened)));
        return await Read(item.Body, channel);
    }

    public async Task<ReadItem> Read(ReadOnlyMemory<byte> item, ChannelContext? channel = null)
    {
        channel ??= Channel();
        var blob = await Blobs.Put(channel.Channel.Account, new MemoryStream(item.ToArray()), Cancellation);
        return await Kind.Read(channel, new() { Source = "push:e1:0", Sha256 = blob.Sha256, Size = blob.Size }, Cancellation);
    }

    public Task<ReadItem> Read(string item) => Read(Encoding.UTF8.GetBytes(item));

    /// <summary>The message of an item that is one.</summary>
    public async Task<ReadMessage> Posted(string message, ChannelContext? channel = null) => Assert.IsType<Posted>(
        Assert.Single((await Read(LineWebhook.Message("e1", Ada, Clock.GetUtcNow(), message), channel)).Events)).Message;

    public async Task<byte[]> Bytes(string sha256)
    {
        await using var blob = await Blobs.Open(new("acme"), sha256, Cancellation);
        using var bytes = new MemoryStream();
        await blob!.CopyToAsync(bytes, Cancellation);
        return bytes.ToArray();
    }

    public Task<SendAnswer> Send(OutboxItem item, FormSettings? settings = null) => Kind.Send(Channel(settings: settings), item, Cancellation);

    /// <summary>An answer to Ada that has not been tried.</summary>
    public OutboxItem Answer(string text = "확인해 볼게요.", string id = "o1") => new()
    {
        Entry = new()
        {
            Id = id,
            Ticket = new(new AccountId("acme"), 1042),
            Reply = 3,
            Channel = "line1",
            Content = id,
            Customer = "ada",
            DueAt = Clock.GetUtcNow(),
            Envelope = Kind.Envelope(Draft($"{Ada}:468789577898262530")),
        },
        State = DeliveryState.Queued,
        Text = text,
    };

    public static ReplyDraft Draft(string? item) => new()
    {
        Ticket = new(new AccountId("acme"), 1042),
        Subject = "",
        Answered = item is null ? null : new() { Item = item },
    };

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Server.DisposeAsync();
        _folder.Dispose();
    }
}
