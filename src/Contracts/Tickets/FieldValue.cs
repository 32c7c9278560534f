using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Oqupie.Contracts.Tickets;

/// <summary>What a field of a form says: a text, or of a field that takes several a list of texts.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.FieldValue"), JsonConverter(typeof(FieldValueJson))]
public sealed record FieldValue
{
    [Id(0)]
    public required ImmutableArray<string> Values { get; init; }

    /// <summary>Whether it is written as a list, of however many.</summary>
    [Id(1)]
    public bool IsMany { get; init; }
}

/// <summary>"a", or ["a", "b"].</summary>
public sealed class FieldValueJson : JsonConverter<FieldValue>
{
    public override FieldValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.String)
        {
            return new() { Values = [reader.GetString()!] };
        }

        if (reader.TokenType is not JsonTokenType.StartArray)
        {
            throw new JsonException("A field's value is a text or a list of texts.");
        }

        var values = ImmutableArray.CreateBuilder<string>();

        while (reader.Read() && reader.TokenType is JsonTokenType.String)
        {
            values.Add(reader.GetString()!);
        }

        return reader.TokenType is JsonTokenType.EndArray
            ? new() { Values = values.ToImmutable(), IsMany = true }
            : throw new JsonException("A field's value is a text or a list of texts.");
    }

    public override void Write(Utf8JsonWriter writer, FieldValue value, JsonSerializerOptions options)
    {
        if (!value.IsMany)
        {
            writer.WriteStringValue(value.Values.FirstOrDefault() ?? "");
            return;
        }

        writer.WriteStartArray();

        foreach (var one in value.Values)
        {
            writer.WriteStringValue(one);
        }

        writer.WriteEndArray();
    }
}
