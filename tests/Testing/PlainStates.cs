using System.Text.Json;
using Orleans.Storage;

namespace Oqupie.Testing;

/// <summary>States as the product stores them, as plain JSON: what Orleans would do by itself knows other things and lacks some.</summary>
internal sealed class PlainStates : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, JsonSerializerOptions.Web));

    public T Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input.ToMemory().Span, JsonSerializerOptions.Web)!;
}
