using System.Text.Json;
using System.Text.Json.Serialization;
using Oqupie.Grains.Tickets;

namespace Oqupie.Channels.Facebook;

/// <summary>Whom or what an answer goes to. It is stored and read for ever: names in it stay, fields are only added.</summary>
internal sealed record FacebookEnvelope
{
    /// <summary>The person, by the page's id of them; null where a comment or post is answered.</summary>
    public string? To { get; init; }

    /// <summary>The comment or post that it is written below; null where a person is answered.</summary>
    public string? Below { get; init; }

    /// <summary>When they wrote last.</summary>
    public DateTimeOffset? WrittenAt { get; init; }

    /// <summary>Nobody wrote it.</summary>
    public bool Automatic { get; init; }

    public static FacebookEnvelope Of(ReplyDraft draft) => new()
    {
        To = FacebookIds.PersonOf(draft.Answered?.Item),
        Below = FacebookIds.ThingOf(draft.Answered?.Item),
        WrittenAt = draft.Answered?.WrittenAt,
        Automatic = draft.Automatic,
    };

    public static FacebookEnvelope Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, FacebookEnvelopeJson.Default.FacebookEnvelope) ?? new();
        }
        catch (JsonException)
        {
            return new();
        }
    }

    public string Write() => JsonSerializer.Serialize(this, FacebookEnvelopeJson.Default.FacebookEnvelope);
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(FacebookEnvelope))]
internal sealed partial class FacebookEnvelopeJson : JsonSerializerContext;
