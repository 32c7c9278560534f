using System.Text.Json;
using Oqupie.Contracts.Members;

namespace Oqupie.Storage;

/// <summary>What every event says, read without knowing the event: a newer build wrote it, or a value in it.</summary>
internal readonly record struct StrangeEvent(string Type, DateTimeOffset At, ActorKind ByKind, string By, string? Content)
{
    /// <summary>Fails for what is no JSON at all: no build wrote that.</summary>
    public static StrangeEvent Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var said = document.RootElement;
        return new(
            Text(said, "type") ?? "",
            said.TryGetProperty("at", out var at) && at.TryGetDateTimeOffset(out var time) ? time : default,
            KindOf(Text(said, "byKind")),
            Text(said, "by") ?? "",
            Text(said, "content"));
    }

    private static ActorKind KindOf(string? word) => Enum.TryParse<ActorKind>(word, ignoreCase: true, out var kind) ? kind : ActorKind.System;

    private static string? Text(JsonElement said, string name) =>
        said.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
