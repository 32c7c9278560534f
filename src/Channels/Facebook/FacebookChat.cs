using System.Text.Json;

namespace Oqupie.Channels.Facebook;

internal enum FacebookChatKind
{
    /// <summary>Such as a reaction: nothing that we take in.</summary>
    Other = 0,
    Message = 1,

    /// <summary>The page wrote: by us, by another app, or somebody in Facebook's own inbox.</summary>
    Echo = 2,
    Edit = 3,
    Removal = 4,

    /// <summary>They pressed a button.</summary>
    Postback = 5,
    Delivery = 6,
    Reading = 7,
}

/// <summary>What happened between the page and one person.</summary>
/// <param name="Kind">What.</param>
/// <param name="Person">The other one, by an id that this page alone knows them by.</param>
/// <param name="Part">What it is about, of the kind's own shape.</param>
/// <param name="At">When.</param>
internal sealed record FacebookChat(FacebookChatKind Kind, string Person, JsonElement Part, DateTimeOffset? At)
{
    private const int LongestName = 50;

    // People can change a message five times, says Facebook; that is their client's affair.
    private const long MostEdits = 1_000_000;

    /// <summary>The message's own id; null where there is none.</summary>
    public string? Message { get; private init; }

    /// <summary>What tells it from everything else on the page; null where nothing does.</summary>
    public string? Key { get; private init; }

    /// <summary>1 for a message as it was first, more for each change of it, 0 for what cannot change.</summary>
    public long Revision { get; private init; }

    /// <summary>What is arrived or read up to.</summary>
    public DateTimeOffset? Watermark => FacebookTime.Milliseconds(FacebookJson.Number(Part, "watermark"));

    /// <summary>Null where it does not say with whom.</summary>
    public static FacebookChat? Of(string page, JsonElement whole)
    {
        var sender = FacebookJson.Id(FacebookJson.Part(whole, "sender"), "id");
        var person = sender == page ? FacebookJson.Id(FacebookJson.Part(whole, "recipient"), "id") : sender;

        if (!FacebookIds.IsId(person) || person == page)
        {
            return null;
        }

        var (kind, part) = What(whole, fromPage: sender == page);
        var at = FacebookJson.Number(whole, "timestamp");
        var message = FacebookJson.Text(part, "mid") is var id && FacebookIds.IsMessage(id) ? id : null;
        var chat = new FacebookChat(kind, person, part, FacebookTime.Milliseconds(at)) { Message = message };
        return chat.Named(at, whole);
    }

    private FacebookChat Named(long? at, JsonElement whole) => Kind switch
    {
        FacebookChatKind.Message or FacebookChatKind.Echo or FacebookChatKind.Postback when Message is { } id => this with { Key = id, Revision = 1 },
        FacebookChatKind.Postback when at is { } time => this with { Key = $"postback:{Person}:{time}", Message = $"postback.{time}", Revision = 1 },
        FacebookChatKind.Edit when Message is { } id => this with { Key = id, Revision = 1 + Edits(Part) },
        FacebookChatKind.Removal when Message is { } id => this with { Key = $"removed:{id}" },
        FacebookChatKind.Delivery => this with
        {
            Key = $"delivered:{Person}:{FacebookJson.Number(Part, "watermark")}:{FacebookJson.Texts(Part, "mids").FirstOrDefault(FacebookIds.IsMessage)}",
        },
        FacebookChatKind.Reading => this with { Key = $"read:{Person}:{FacebookJson.Number(Part, "watermark")}" },
        FacebookChatKind.Other when at is { } time && NameIn(whole) is { } name => this with { Key = $"other:{Person}:{time}:{name}" },
        _ => this,
    };

    private static (FacebookChatKind Kind, JsonElement Part) What(JsonElement whole, bool fromPage) =>
        FacebookJson.Part(whole, "message") is { ValueKind: JsonValueKind.Object } message ? (KindOf(message, fromPage), message)
        : FacebookJson.Part(whole, "message_edit") is { ValueKind: JsonValueKind.Object } edit && !fromPage ? (FacebookChatKind.Edit, edit)
        : FacebookJson.Part(whole, "postback") is { ValueKind: JsonValueKind.Object } postback ? (FacebookChatKind.Postback, postback)
        : FacebookJson.Part(whole, "delivery") is { ValueKind: JsonValueKind.Object } delivery ? (FacebookChatKind.Delivery, delivery)
        : FacebookJson.Part(whole, "read") is { ValueKind: JsonValueKind.Object } reading ? (FacebookChatKind.Reading, reading)
        : (FacebookChatKind.Other, default);

    private static FacebookChatKind KindOf(JsonElement message, bool fromPage) =>
        FacebookJson.Is(message, "is_deleted") ? FacebookChatKind.Removal
        : fromPage || FacebookJson.Is(message, "is_echo") ? FacebookChatKind.Echo
        : FacebookChatKind.Message;

    private static long Edits(JsonElement edit) => Math.Clamp(FacebookJson.Number(edit, "num_edit") ?? 1, 1, MostEdits);

    private static string? NameIn(JsonElement whole) => whole.EnumerateObject().Select(one => one.Name)
        .FirstOrDefault(name => name is not ("sender" or "recipient" or "timestamp") && name.Length <= LongestName && FacebookIds.IsId(name));
}
