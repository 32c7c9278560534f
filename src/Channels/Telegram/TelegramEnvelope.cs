using System.Text.Json;
using Oqupie.Grains.Tickets;

namespace Oqupie.Channels.Telegram;

/// <summary>What an answer needs beside its words. What was stored once is read for ever: names in it stay, fields are only added.</summary>
internal sealed record TelegramEnvelope
{
    /// <summary>Where it goes; null where nobody has written yet.</summary>
    public string? Chat { get; init; }

    public static TelegramEnvelope Of(ReplyDraft draft) => new() { Chat = draft.Answered?.Item is { } item ? TelegramKey.ChatIn(item) : null };

    public static TelegramEnvelope Of(OutboxItem item) => JsonSerializer.Deserialize<TelegramEnvelope>(item.Entry.Envelope, JsonSerializerOptions.Web)!;

    public string Write() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);
}
