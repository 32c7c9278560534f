using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Oqupie.Contracts;

/// <summary>Writes an id as its whole text, account and all: the form of stored events. What programs see carries the part after the account.</summary>
public sealed class TextJsonConverter<T> : JsonConverter<T>
    where T : IParsable<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        T.Parse(reader.GetString() ?? "", CultureInfo.InvariantCulture);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
