using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Oqupie.Channels.Telegram;
using Oqupie.Channels.Tests.Email;
using Oqupie.Channels.Tests.Translating;
using Oqupie.Channels.Translating;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Files;
using Oqupie.Contracts.Tickets;
using Oqupie.Files;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Tickets;
using Oqupie.Testing.Servers;

namespace Oqupie.Channels.Tests.Telegram;

/// <summary>The channel as a silo has it, and the Bot API it speaks with.</summary>
internal sealed class TelegramSide : IAsyncDisposable
{
    public const string Secret = "a-secret_of_the_hook-1";

    public static readonly AccountId Account = new("acme");

    private readonly TestFolder _folder = new();
    private readonly ServiceProvider _services;

    public TelegramSide() => _services = new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("Files:Directory", _folder["blobs"])]).Build())
        .AddLogging()
        .AddChannels()
        .AddSingleton<IWayOut>(new OpenWay())
        .BuildServiceProvider(validateScopes: true);

    public TelegramServer Server { get; } = new();

    public TelegramChannel Channel => The<TelegramChannel>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public T The<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public FormSettings Settings(string token = TelegramServer.Token, string? secret = null) => Settings(Server, token, secret);

    public static FormSettings Settings(TelegramServer server, string token = TelegramServer.Token, string? secret = null)
    {
        var values = ImmutableDictionary<string, string>.Empty.Add("token", token).Add("apiBase", server.Address);
        return new() { Values = secret is null ? values : values.Add("secret", secret) };
    }

    public ChannelContext Context(string language = "en") => new()
    {
        Channel = new(Account, "c1"),
        Kind = TelegramChannel.Name,
        Brand = Cast.Brand with { Language = language },
        Settings = Settings(),
        MailKey = Cast.MailKey,
        LinksKey = Cast.MailKey,
    };

    public TelegramSettings Bot => Channel.Of(Settings());

    public Task<IPull> Connect(string? secret = null) => Channel.Connect(Account, Settings(secret: secret), Cancellation);

    /// <summary>All that waits, from the beginning.</summary>
    public async Task<PulledBatch> Fetch()
    {
        await using var pull = await Connect();
        return await pull.Fetch(null, 64, Cancellation);
    }

    /// <summary>What is made of an update.</summary>
    public async Task<ReadItem> Read(string update, string language = "en")
    {
        var blob = await The<IBlobStore>().Put(Account, new MemoryStream(Encoding.UTF8.GetBytes(update)), Cancellation);
        return await Channel.Read(Context(language), new() { Source = "test", Sha256 = blob.Sha256, Size = blob.Size }, Cancellation);
    }

    public async Task<ReadMessage> Posted(JsonObject message, string language = "en") =>
        Assert.IsType<Posted>(Assert.Single((await Read(Server.Put(message), language)).Events)).Message;

    public static HookCall Call(string body, string? secret = Secret) => new(
        secret is null
            ? ImmutableDictionary<string, string>.Empty
            : ImmutableDictionary<string, string>.Empty.Add("x-telegram-bot-api-secret-token", secret),
        [.. Encoding.UTF8.GetBytes(body)]);

    public async Task<FileRef> File(string name, string type, int size = 12)
    {
        var bytes = Enumerable.Range(0, size).Select(i => (byte)(i + name.Length)).ToArray();
        var blob = await The<IBlobStore>().Put(Account, new MemoryStream(bytes), Cancellation);
        return new() { Sha256 = blob.Sha256, Size = blob.Size, Name = name, ContentType = type };
    }

    public Task<SendAnswer> Send(string text, params ImmutableArray<FileRef> files) => Channel.Send(Context(), Reply(text, files), Cancellation);

    public OutboxItem Reply(string text, ImmutableArray<FileRef> files, string? chat = null)
    {
        var answered = new ContentMeta { Item = $"{chat ?? TelegramServer.Ada.ToString(System.Globalization.CultureInfo.InvariantCulture)}:101" };
        var draft = new ReplyDraft { Ticket = new(Account, 1042), Subject = "", Answered = answered };
        return new()
        {
            Entry = new()
            {
                Id = "k3m9",
                Ticket = new(Account, 1042),
                Reply = 3,
                Channel = "c1",
                Content = "x",
                Customer = "u",
                DueAt = default,
                Envelope = Channel.Envelope(draft),
            },
            State = DeliveryState.Queued,
            Text = text,
            Attachments = files,
        };
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Server.DisposeAsync();
        _folder.Dispose();
    }
}
