using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Oqupie.Channels.AppStore;
using Oqupie.Channels.Calling;
using Oqupie.Channels.Tests.Email;
using Oqupie.Channels.Tests.Translating;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Files;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Tickets;
using Oqupie.Testing.Servers;

namespace Oqupie.Channels.Tests.AppStore;

/// <summary>The kind for the App Store and a server that speaks as Apple's does, by one clock that stands still.</summary>
internal sealed class StoreFront : IAsyncDisposable
{
    private readonly Rig _rig = new();
    private readonly ProviderCalls _calls;

    public StoreFront()
    {
        Server = new(Clock);
        _calls = new(new OpenWay(), Options.Create(new ProviderOptions()), Clock);
        Kind = New();
    }

    public FakeTimeProvider Clock { get; } = new(new(2026, 11, 29, 9, 0, 0, TimeSpan.Zero));

    public AppStoreServer Server { get; }

    public AppStoreChannel Kind { get; }

    /// <summary>As stored, with the secret.</summary>
    public FormSettings Settings => Form();

    public DateTimeOffset Now => Clock.GetUtcNow();

    private ChannelContext Channel => new()
    {
        Channel = new(Cast.Account, "c1"),
        Kind = AppStoreChannel.Name,
        Brand = Cast.Brand,
        Settings = Settings,
        MailKey = Cast.MailKey,
        Sends = true,
    };

    /// <summary>As another process has it, which knows nothing of what this one did.</summary>
    public AppStoreChannel New()
    {
        var calls = new AppStoreCalls(_calls, new(Clock));
        var own = new AppStoreOwnAnswers();
        return new(calls, new(calls), new(_rig.The<IBlobStore>(), own), new(calls, own), _rig.The<IRawMail>(), Clock);
    }

    /// <summary>What a person would enter, but for what is said here.</summary>
    public FormSettings Form(params ReadOnlySpan<(string Key, string Value)> said)
    {
        var values = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        values["appId"] = AppStoreServer.App;
        values["issuerId"] = AppStoreSignIn.Issuer;
        values["keyId"] = AppStoreSignIn.KeyId;
        values["privateKey"] = Server.SignIn.PrivateKey;
        values["apiBase"] = Server.Address;
        values["pollSeconds"] = "60";

        foreach (var (key, value) in said)
        {
            values[key] = value;
        }

        return new() { Values = values.ToImmutable() };
    }

    /// <summary>Somebody writes a review.</summary>
    public AppStoreWriting Write(string id, double hoursAgo = 1)
    {
        var review = new AppStoreWriting { Id = id, CreatedAt = Now - TimeSpan.FromHours(hoursAgo) };
        Server.Put(review);
        return review;
    }

    public void Change(string id, Func<AppStoreWriting, AppStoreWriting> change) => Server.Put(change(Server.Reviews[id]));

    /// <summary>All that there is behind a cursor, batch by batch, as a poller would.</summary>
    public async Task<Pulled> Pull(string? cursor = null, int limit = 64, FormSettings? settings = null)
    {
        await using var pull = await Kind.Connect(Cast.Account, settings ?? Settings, TestContext.Current.CancellationToken);
        return await Pull(pull, cursor, limit);
    }

    public static async Task<Pulled> Pull(IPull pull, string? cursor = null, int limit = 64)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var items = ImmutableArray.CreateBuilder<RawMessage>();
        string? trouble = null;

        for (var more = true; more;)
        {
            var batch = await pull.Fetch(cursor, limit, cancellation);
            Assert.True(batch.Items.Length <= limit, "More came than was asked for.");
            items.AddRange(batch.Items);
            trouble = await pull.Finish(batch, batch.Items, cancellation) ?? trouble;
            (cursor, more) = (batch.Cursor, batch.More);
        }

        return new(items.ToImmutable(), cursor!, trouble);
    }

    public Task<RawMessage> Keep(string bytes) =>
        _rig.The<IRawMail>().Keep(Cast.Account, "review:r:1:x", Encoding.UTF8.GetBytes(bytes), TestContext.Current.CancellationToken);

    public Task<ReadItem> Read(RawMessage raw) => Kind.Read(Channel, raw, TestContext.Current.CancellationToken);

    public async Task<ImmutableArray<ChannelEvent>> Read(Pulled pulled)
    {
        var events = ImmutableArray.CreateBuilder<ChannelEvent>();

        foreach (var raw in pulled.Items)
        {
            events.AddRange((await Read(raw)).Events);
        }

        return events.ToImmutable();
    }

    public Task<SendAnswer> Reply(string review, string text = "확인해 볼게요.", string outbox = "o1", FormSettings? settings = null) =>
        Kind.Send(Channel with { Settings = settings ?? Settings }, Answer(review, text, outbox), TestContext.Current.CancellationToken);

    public Task<EarlierTry> Find(string review) => Kind.Find(Channel, Answer(review, "…", "o1"), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _calls.Dispose();
        await _rig.DisposeAsync();
    }

    private OutboxItem Answer(string review, string text, string outbox)
    {
        var draft = new ReplyDraft { Ticket = new(Cast.Account, 1042), Subject = "Crashes", Answered = ContentMeta.None with { Item = review } };
        return new()
        {
            Entry = new()
            {
                Id = outbox,
                Ticket = draft.Ticket,
                Reply = 3,
                Channel = "c1",
                Content = "x",
                Customer = "u",
                DueAt = Now,
                Envelope = Kind.Envelope(draft),
            },
            State = DeliveryState.Sending,
            Text = text,
        };
    }
}

/// <param name="Items">In the order in which they came.</param>
/// <param name="Cursor">To go on from.</param>
/// <param name="Trouble">What the channel says of itself; null while all is well.</param>
internal sealed record Pulled(ImmutableArray<RawMessage> Items, string Cursor, string? Trouble)
{
    public IEnumerable<string> Sources => Items.Select(item => item.Source);

    /// <summary>The reviews that they are of, in order.</summary>
    public string Reviews => string.Join(' ', Sources.Select(source => source.Split(':')[1]));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Items.Length} items");
}
