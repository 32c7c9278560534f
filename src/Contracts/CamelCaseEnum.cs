using System.Text.Json;
using System.Text.Json.Serialization;

namespace Oqupie.Contracts;

/// <summary>Writes an enum as programs see it and as events store it: "inProgress".</summary>
public sealed class CamelCaseEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
