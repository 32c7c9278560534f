using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Tickets;

/// <summary>The JSON of tickets, generated at build.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.Never)]
[JsonSerializable(typeof(TicketView))]
[JsonSerializable(typeof(TicketEvent))]
[JsonSerializable(typeof(ContentMeta))]
[JsonSerializable(typeof(ImmutableArray<string>))]
[JsonSerializable(typeof(ImmutableDictionary<string, string>))]
public sealed partial class TicketJson : JsonSerializerContext
{
    /// <summary>A list row in UTF-8, made once for every console that hears of it.</summary>
    internal static ImmutableArray<byte> Row(TicketView view) =>
        ImmutableCollectionsMarshal.AsImmutableArray(JsonSerializer.SerializeToUtf8Bytes(view, Default.TicketView));
}
