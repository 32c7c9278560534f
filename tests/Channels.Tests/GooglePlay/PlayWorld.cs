using System.Collections.Immutable;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Oqupie.Channels.GooglePlay;
using Oqupie.Channels.Tests.Translating;
using Oqupie.Channels.Translating;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Files;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Tickets;
using Oqupie.Testing.Servers;

namespace Oqupie.Channels.Tests.GooglePlay;

/// <summary>Google Play and a channel of it, by one clock that stands still.</summary>
public sealed class PlayWorld : IAsyncDisposable
{
    private static readonly AccountId Account = new("acme");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("oqupie-play-");
    private readonly ServiceProvider _services;

    public PlayWorld(FakeTimeProvider? clock = null)
    {
        Clock = clock ?? new(new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        Google = new(Clock);
        var configuration = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Files:Directory"] = _folder.FullName,
        };
        _services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(configuration).Build())
            .AddLogging()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<IWayOut, OpenWay>()
            .AddChannels()
            .BuildServiceProvider(validateScopes: true);
    }

    public FakeTimeProvider Clock { get; }

    public GooglePlayServer Google { get; }

    internal GooglePlayChannel Channel => _services.GetRequiredService<GooglePlayChannel>();

    public DateTimeOffset Now => Clock.GetUtcNow();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>As they are completed and stored.</summary>
    public FormSettings Settings(string package = GooglePlayServer.Package, string? language = null, string? key = null)
    {
        var answer = Complete(package, language, key);
        Assert.True(answer.Succeeded(out var settings, out var refusal), refusal?.Reason);
        return (FormSettings)settings;
    }

    public SettingsAnswer Complete(string package = GooglePlayServer.Package, string? language = null, string? key = null, string? seconds = null)
    {
        var values = ImmutableDictionary<string, string>.Empty.Add("packageName", package).Add("apiBase", Google.Address)
            .Add("serviceAccount", key ?? Google.Tokens.KeyFile());
        values = language is null ? values : values.Add("translationLanguage", language);
        values = seconds is null ? values : values.Add("pollSeconds", seconds);
        return Channel.Complete(new FormSettings { Values = values }, stored: null, Now);
    }

    public ChannelContext Context(FormSettings? settings = null) => new()
    {
        Channel = new(Account, "c1"),
        Kind = "googlePlay",
        Brand = Email.Cast.Brand,
        Settings = settings ?? Settings(),
        MailKey = Email.Cast.MailKey,
        Sends = true,
    };

    public Task<IPull> Connect(FormSettings? settings = null) => Channel.Connect(Account, settings ?? Settings(), Cancellation);

    /// <summary>All there is after a cursor, and the cursor behind it.</summary>
    public async Task<(ImmutableArray<RawMessage> Items, string? Cursor)> Drain(IPull pull, string? cursor = null, int limit = 64)
    {
        var items = ImmutableArray.CreateBuilder<RawMessage>();

        for (var more = true; more;)
        {
            var batch = await pull.Fetch(cursor, limit, Cancellation);
            Assert.InRange(batch.Items.Length, 0, limit);
            items.AddRange(batch.Items);
            (cursor, more) = (batch.Cursor, batch.More);
        }

        return (items.ToImmutable(), cursor);
    }

    /// <summary>The review that it is about.</summary>
    public static string Id(RawMessage raw) => raw.Source["play:".Length..raw.Source.LastIndexOf(':')];

    /// <summary>All there is, by a channel that has seen nothing yet.</summary>
    public async Task<ImmutableArray<RawMessage>> All(FormSettings? settings = null)
    {
        await using var pull = await Connect(settings);
        return (await Drain(pull)).Items;
    }

    public Task<ReadItem> Read(RawMessage raw) => Channel.Read(Context(), raw, Cancellation);

    /// <summary>The one message that a first look at one review brings.</summary>
    public async Task<ReadMessage> Message(FormSettings? settings = null) =>
        Assert.IsType<Posted>(Assert.Single((await Read((await All(settings))[0])).Events)).Message;

    /// <summary>Bytes of somebody's, as if they had come.</summary>
    public async Task<RawMessage> Keep(string bytes)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(bytes));
        var blob = await _services.GetRequiredService<IBlobStore>().Put(Account, stream, Cancellation);
        return new() { Source = "play:x:1", Sha256 = blob.Sha256, Size = blob.Size };
    }

    public Task<SendAnswer> Send(string text, string review = "gp:1", FormSettings? settings = null) =>
        Channel.Send(Context(settings), Item(text, review), Cancellation);

    public OutboxItem Item(string? text, string? review) => new()
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
            Envelope = Channel.Envelope(Draft(review)),
        },
        State = DeliveryState.Queued,
        Text = text,
    };

    public static ReplyDraft Draft(string? review) =>
        new() { Ticket = new(Account, 1042), Subject = "", Answered = new() { Item = review } };

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Google.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
