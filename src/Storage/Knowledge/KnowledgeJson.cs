using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Oqupie.Grains.Knowledge;

namespace Oqupie.Storage.Knowledge;

/// <summary>The events of knowledge bases as the log holds them: names in it are for ever, fields are only added.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(KnowledgeEvent))]
internal sealed partial class KnowledgeJson : JsonSerializerContext
{
    private static readonly FrozenDictionary<Type, string> TypeNames = typeof(KnowledgeEvent)
        .GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToFrozenDictionary(derived => derived.DerivedType, derived => (string)derived.TypeDiscriminator!)!;

    public static string Write(KnowledgeEvent happened) => JsonSerializer.Serialize(happened, Default.KnowledgeEvent);

    /// <summary>Never fails for what a newer build wrote.</summary>
    public static KnowledgeEvent Read(string payload)
    {
        try
        {
            return JsonSerializer.Deserialize(payload, Default.KnowledgeEvent)!;
        }
        catch (JsonException)
        {
            var stranger = StrangeEvent.Read(payload);
            return new UnknownKnowledgeHappened { Type = stranger.Type, At = stranger.At, ByKind = stranger.ByKind, By = stranger.By };
        }
    }

    /// <summary>The stored name of an event's type, for whoever follows the log.</summary>
    public static string TypeOf(KnowledgeEvent happened) => TypeNames[happened.GetType()];
}
