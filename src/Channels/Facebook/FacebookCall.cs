using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Oqupie.Grains.Channels;

namespace Oqupie.Channels.Facebook;

/// <summary>
/// A call of Facebook's, split into what is for one page: an app has one address for all its pages, and a call may bring entries of many. Pure.
/// </summary>
internal static class FacebookCall
{
    /// <summary>An item holds one of these, and <see cref="Time"/> beside a change.</summary>
    public const string Chat = "messaging";
    public const string Change = "change";
    public const string Time = "time";

    private const string NoCall = "That is no call of Facebook's.";

    // Pages that are liked a lot would fill the journal with them, and they are never of a ticket.
    private static readonly ImmutableArray<string> Passed = ["like", "reaction"];

    /// <exception cref="FormatException">It is none.</exception>
    public static ImmutableArray<PushedItem> Split(FacebookSettings settings, ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(FacebookJson.Mended(body), FacebookJson.Bounds);
            var about = FacebookJson.Text(document.RootElement, "object") ?? throw new FormatException(NoCall);
            var entries = FacebookJson.List(document.RootElement, "entry") ?? throw new FormatException(NoCall);
            return about is "page" && settings.PageId.Length > 0
                ? [.. entries.Where(entry => FacebookJson.Id(entry, "id") == settings.PageId).SelectMany(entry => Items(settings, entry))]
                : [];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException) // Letters that are no UTF-8 are found when they are read.
        {
            throw new FormatException(NoCall, e);
        }
    }

    private static IEnumerable<PushedItem> Items(FacebookSettings settings, JsonElement entry)
    {
        var chats = settings.Messages
            ? (FacebookJson.List(entry, "messaging") ?? []).Concat(FacebookJson.List(entry, "standby") ?? []) // Another app has the floor; we listen.
            : [];
        var changes = settings.Comments ? FacebookJson.List(entry, "changes") ?? [] : [];
        return chats.Select(chat => OfChat(settings.PageId, chat))
            .Concat(changes.Where(change => FacebookJson.Text(change, "field") is "feed").Select(change => OfChange(FacebookJson.Number(entry, Time), change)))
            .OfType<PushedItem>();
    }

    // What has no name cannot be told from what comes again, and nothing of Facebook's that matters has none.
    private static PushedItem? OfChat(string page, JsonElement whole) =>
        FacebookChat.Of(page, whole) is { Key: { } key } chat ? new(key, chat.Revision, Wrapped(Chat, whole, time: null)) : null;

    private static PushedItem? OfChange(long? time, JsonElement change) =>
        FacebookChange.Of(FacebookJson.Part(change, "value"), time) is { Key: { } key } happened && !Passed.Contains(happened.Item)
            ? new(key, happened.IsEdit ? happened.Revision : 0, Wrapped(Change, happened.Value, time))
            : null;

    private static ReadOnlyMemory<byte> Wrapped(string name, JsonElement whole, long? time)
    {
        var written = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(written);
        writer.WriteStartObject();

        if (time is { } at)
        {
            writer.WriteNumber(Time, at);
        }

        writer.WritePropertyName(name);
        writer.WriteRawValue(whole.GetRawText());
        writer.WriteEndObject();
        writer.Flush();
        return written.WrittenMemory;
    }
}
