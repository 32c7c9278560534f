using System.Text.Encodings.Web;
using System.Text.Json;
using Orleans.Storage;

namespace Oqupie.Storage;

/// <summary>
/// Grain states as plain JSON: no class names in it, so classes may be renamed and moved; ids are written as their text;
/// an operator can read it. Fields may be added; what is missing keeps its default.
/// </summary>
internal sealed class StateSerializer : IGrainStorageSerializer
{
    public static readonly StateSerializer Instance = new();

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // It is stored, never put into a page.
    };

    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, Options));

    public T Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input.ToMemory().Span, Options)!;
}
