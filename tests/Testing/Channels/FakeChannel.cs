using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Tickets;

namespace Oqupie.Testing.Channels;

/// <summary>A kind of channel with every ability there is, whose other side is this object: reviews that are pulled, chats that are pushed.</summary>
/// <param name="blobs">The bytes of what was pushed.</param>
public sealed class FakeChannel(Func<string, ReadOnlyMemory<byte>> blobs)
    : FormKind<FakeSettings>, ITriedChannel, IPulledChannel, IPushedChannel, IReadChannel, IAnsweredChannel, ISendingChannel
{
    private readonly ConcurrentDictionary<string, FakeRoom> _rooms = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, FakeItem> _kept = new(StringComparer.Ordinal);

    public override string Kind => "fake";

    public override ImmutableArray<FormField> Fields { get; } =
    [
        new() { Key = "room", Kind = FieldKind.Text, Required = true, Guards = true },
        new() { Key = "token", Kind = FieldKind.Secret, Required = true },
        new() { Key = "pollSeconds", Kind = FieldKind.Number, Usual = "60", Min = 10, Max = 3_600 },
    ];

    /// <summary>The other side, by the name of a room.</summary>
    public FakeRoom Room(string name) => _rooms.GetOrAdd(name, _ => new(name));

    public bool Reaches(ReplyDraft draft) => true;

    public Task<ChannelTest> Test(IChannelSettings settings, CancellationToken cancellationToken) =>
        Task.FromResult(new ChannelTest { Ok = Of(settings).Token is "good", Steps = [new("fake", "signIn", Of(settings).Token is "good", "Signed in.")] });

    public bool Pulls(IChannelSettings settings) => Of(settings).Room.StartsWith("pull", StringComparison.Ordinal);

    public Task<IPull> Connect(AccountId account, IChannelSettings settings, CancellationToken cancellationToken) =>
        Task.FromResult<IPull>(new FakePull(Room(Of(settings).Room), item => Keep(item)));

    public string? Answer(IChannelSettings settings, ImmutableDictionary<string, string> query) =>
        query.GetValueOrDefault("token") == Of(settings).Token ? query.GetValueOrDefault("challenge") : null;

    public bool IsGenuine(IChannelSettings settings, HookCall call) => call.Headers.GetValueOrDefault("x-token") == Of(settings).Token;

    public ImmutableArray<PushedItem> Split(IChannelSettings settings, HookCall call)
    {
        try
        {
            var items = JsonSerializer.Deserialize<FakeItem[]>(call.Body.AsSpan()) ?? [];
            return
            [
                .. items.Where(item => item.Room == Of(settings).Room)
                    .Select(item => new PushedItem(item.Source, item.Revision, JsonSerializer.SerializeToUtf8Bytes(item))),
            ];
        }
        catch (JsonException e)
        {
            throw new FormatException("That is no call of ours.", e);
        }
    }

    public Task<ReadItem> Read(ChannelContext channel, RawMessage raw, CancellationToken cancellationToken)
    {
        if ((_kept.TryGetValue(raw.Sha256, out var pulled) ? pulled : Pushed(raw.Sha256)) is not { } item)
        {
            return Task.FromResult(ReadItem.Failed("That is nothing of ours."));
        }

        var message = new ReadMessage
        {
            MessageKey = item.Key,
            From = new(item.Writer, ""),
            Identity = CustomerIdentity.Of(Kind, item.Writer),
            Conversation = item.Conversation,
            Revision = item.Revision,
            Text = item.Text,
            AdditionalInformation = item.Information,
            Language = item.Language,
        };
        return Task.FromResult(item.What switch
        {
            "removed" => ReadItem.Of(new Removed(item.Key)),
            "echo" => ReadItem.Of(new Echoed(message, item.Outbox)),
            "receipt" => ReadItem.Of(new Receipt { State = item.State, Items = item.Of is { } of ? [of] : [], UpTo = item.UpTo, Reader = message.Identity }),
            "trouble" => ReadItem.Of(new Trouble(item.Text)),
            _ => ReadItem.Of(new Posted(message)),
        });
    }

    public bool Sends(IChannelSettings settings) => true;

    public ReplySurface Surface(ReplyDraft draft) =>
        new() { Counter = ReplyCounter.Utf16, Limit = 350, Slot = ReplySlot.Replace, Target = draft.Answered?.Item, Files = false };

    public string Envelope(ReplyDraft draft) => JsonSerializer.Serialize(draft.Answered?.Item);

    public Task<EarlierTry> Find(ChannelContext channel, OutboxItem item, CancellationToken cancellationToken)
    {
        var room = Room(Of(channel.Settings).Room);
        return Task.FromResult(room.IsBlind ? EarlierTry.Unknowable
            : room.Sent.Any(sent => sent.Entry.Id == item.Entry.Id) ? new(DeliveryState.Sent, $"x{item.Entry.Id}")
            : EarlierTry.Gone);
    }

    public Task<SendAnswer> Send(ChannelContext channel, OutboxItem item, CancellationToken cancellationToken)
    {
        var room = Room(Of(channel.Settings).Room);
        room.Sent.Enqueue(item);
        return room.LosesAnswers
            ? throw new IOException("The process died before it could write down the answer.")
            : Task.FromResult(new SendAnswer(DeliveryState.Sent, "ok") { ExternalId = $"x{item.Entry.Id}" });
    }

    /// <summary>What an item is known by in the blob store.</summary>
    public RawMessage Keep(FakeItem item)
    {
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(item)));
        _kept[hash] = item;
        return new() { Source = string.Create(CultureInfo.InvariantCulture, $"fake:{item.Source}:{item.Revision}"), Sha256 = hash, Size = 1 };
    }

    private FakeItem? Pushed(string hash)
    {
        try
        {
            return JsonSerializer.Deserialize<FakeItem>(blobs(hash).Span);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    protected override FakeSettings Read(FormSettings form) => new(form.Text("room"), form.Text("token"), form.Number("pollSeconds") ?? 60);
}
