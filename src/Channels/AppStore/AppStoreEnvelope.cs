using System.Text.Json;
using Oqupie.Grains.Tickets;

namespace Oqupie.Channels.AppStore;

/// <summary>What an answer needs beside its words. What was stored once is read for ever: names in it stay, fields are only added.</summary>
internal sealed record AppStoreEnvelope
{
    /// <summary>What it answers; null where that was not known.</summary>
    public string? Review { get; init; }

    public static AppStoreEnvelope Of(ReplyDraft draft) => new() { Review = draft.Answered?.Item };

    public static AppStoreEnvelope Of(OutboxItem item) => JsonSerializer.Deserialize<AppStoreEnvelope>(item.Entry.Envelope, JsonSerializerOptions.Web)!;

    public string Write() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);
}
