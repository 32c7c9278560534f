using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Oqupie.Grains.Log;

namespace Oqupie.Grains.Knowledge;

/// <summary>The events of knowledge bases as the log holds them: names in it are for ever, fields are only added.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(KnowledgeEvent))]
public sealed partial class KnowledgeJson : JsonSerializerContext
{
    /// <summary>Of an article's own events; the stream is the article.</summary>
    public const string ArticleKind = "article";

    /// <summary>Of what happens to the tree; the stream is the brand.</summary>
    public const string TreeKind = "knowledge";

    private static readonly FrozenDictionary<Type, string> TypeNames = typeof(KnowledgeEvent)
        .GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToFrozenDictionary(derived => derived.DerivedType, derived => (string)derived.TypeDiscriminator!)!;

    private static readonly FrozenSet<string> KnownTypes = TypeNames.Values.ToFrozenSet(StringComparer.Ordinal);

    public static string Write(KnowledgeEvent happened) => JsonSerializer.Serialize(happened, Default.KnowledgeEvent);

    /// <summary>Null where a newer version wrote what this one does not know.</summary>
    public static KnowledgeEvent? Read(LoggedEvent logged) =>
        KnownTypes.Contains(logged.Type) ? JsonSerializer.Deserialize(logged.Payload, Default.KnowledgeEvent) : null;

    /// <summary>The stored name of an event's type, for whoever follows the log.</summary>
    public static string TypeOf(KnowledgeEvent happened) => TypeNames[happened.GetType()];
}
