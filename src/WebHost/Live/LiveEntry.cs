using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Oqupie.Contracts.Live;

namespace Oqupie.WebHost.Live;

/// <summary>An entry on its way to one audience: written once for the host, and only <c>prev</c> differs.</summary>
/// <param name="Text">All but <paramref name="Prev"/>.</param>
/// <param name="Prev">The last number told to the audience before this one.</param>
[JsonConverter(typeof(LiveEntryConverter))]
public sealed record LiveEntry(LiveText Text, long Prev);

/// <summary>An entry as JSON in UTF-8, without its end, so that <c>prev</c> can be put there.</summary>
public sealed class LiveText
{
    private LiveText(long number, ReadOnlyMemory<byte> open) => (Number, Open) = (number, open);

    public long Number { get; }

    internal ReadOnlyMemory<byte> Open { get; }

    public static LiveText Of(string brand, FeedEntry entry)
    {
        var news = entry.News;
        var buffer = new ArrayBufferWriter<byte>(news.Row.Length + 512);

        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("epoch", entry.Epoch);
            json.WriteNumber("n", entry.Number);
            json.WriteString("brand", brand);
            json.WriteString("kind", news.Kind);
            json.WriteString("id", news.Id);
            json.WriteNumber("version", news.Version);
            json.WritePropertyName("row");
            json.WriteRawValue(news.Row.AsSpan(), skipInputValidation: true); // Made by our own grains.
            json.WriteStartArray("what");

            foreach (var what in news.What)
            {
                json.WriteStringValue(what);
            }

            json.WriteEndArray();
            json.WriteStartObject("by");
            json.WriteString("kind", news.By.Kind);
            json.WriteString("id", news.By.Id);
            json.WriteString("name", news.By.Name);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return new(entry.Number, buffer.WrittenMemory[..^1]);
    }
}

internal sealed class LiveEntryConverter : JsonConverter<LiveEntry>
{
    public override LiveEntry Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Entries go out only.");

    public override void Write(Utf8JsonWriter writer, LiveEntry value, JsonSerializerOptions options)
    {
        var open = value.Text.Open.Span;
        var whole = ArrayPool<byte>.Shared.Rent(open.Length + 32);

        try
        {
            open.CopyTo(whole);
            ",\"prev\":"u8.CopyTo(whole.AsSpan(open.Length));
            value.Prev.TryFormat(whole.AsSpan(open.Length + 8), out var digits, provider: CultureInfo.InvariantCulture);
            whole[open.Length + 8 + digits] = (byte)'}';
            writer.WriteRawValue(whole.AsSpan(0, open.Length + 9 + digits), skipInputValidation: true);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(whole);
        }
    }
}
