using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Oqupie.Grains.Customers;

/// <summary>The events of customers as the log holds them: names in it are for ever, fields are only added.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CustomerEvent))]
public sealed partial class CustomerJson : JsonSerializerContext
{
    /// <summary>Of a customer's own events; the stream is the customer.</summary>
    public const string Kind = "customer";

    private static readonly FrozenDictionary<Type, string> TypeNames = typeof(CustomerEvent)
        .GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToFrozenDictionary(derived => derived.DerivedType, derived => (string)derived.TypeDiscriminator!)!;

    private static readonly FrozenSet<string> KnownTypes = TypeNames.Values.ToFrozenSet(StringComparer.Ordinal);

    public static string Write(CustomerEvent happened) => JsonSerializer.Serialize(happened, Default.CustomerEvent);

    /// <summary>Null where a newer version wrote what this one does not know.</summary>
    public static CustomerEvent? Read(string type, string payload) =>
        KnownTypes.Contains(type) ? JsonSerializer.Deserialize(payload, Default.CustomerEvent) : null;

    /// <summary>The stored name of an event's type, for whoever follows the log.</summary>
    public static string TypeOf(CustomerEvent happened) => TypeNames[happened.GetType()];
}
