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

    public static KnowledgeEvent Read(string payload) => JsonSerializer.Deserialize(payload, Default.KnowledgeEvent)!;

    /// <summary>The stored name of an event's type, for whoever follows the log.</summary>
    public static string TypeOf(KnowledgeEvent happened) => TypeNames[happened.GetType()];
}
