using System.Text.Json;
using System.Text.Json.Serialization;
using Oqupie.Grains.Tickets;

namespace Oqupie.Channels.Line;

/// <summary>Whom an answer goes to. It is stored and read for ever: names in it stay, fields are only added.</summary>
internal sealed record LineEnvelope
{
    /// <summary>Their id at LINE; empty where nobody was known.</summary>
    public string To { get; init; } = "";

    public static LineEnvelope Of(ReplyDraft draft) => new() { To = LineIds.UserOf(draft.Answered?.Item) ?? "" };

    public static LineEnvelope Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, LineEnvelopeJson.Default.LineEnvelope) ?? new();
        }
        catch (JsonException)
        {
            return new();
        }
    }

    public string Write() => JsonSerializer.Serialize(this, LineEnvelopeJson.Default.LineEnvelope);
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(LineEnvelope))]
internal sealed partial class LineEnvelopeJson : JsonSerializerContext;
