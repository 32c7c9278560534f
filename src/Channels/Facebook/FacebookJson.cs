using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Oqupie.Channels.Facebook;

/// <summary>JSON as Facebook sends it, where nothing is sure to be there, and as we send it. Pure.</summary>
internal static class FacebookJson
{
    private const int EscapeLength = 6;
    private const int LongestNumber = 40;

    public static readonly JsonDocumentOptions Bounds = new() { MaxDepth = 32 };

    // Letters of all languages as they are.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(Dictionary<string, object> body) => JsonSerializer.SerializeToUtf8Bytes(body, Plain);

    public static string? Text(JsonElement value, string name) => Get(value, name) is { ValueKind: JsonValueKind.String } found ? found.GetString() : null;

    /// <summary>An id; one that comes as a number keeps its digits.</summary>
    public static string? Id(JsonElement value, string name) => Text(value, name)
        ?? (Get(value, name) is { ValueKind: JsonValueKind.Number } found && found.GetRawText() is { Length: <= LongestNumber } digits ? digits : null);

    /// <summary>A whole number, be it written as text; null for anything else.</summary>
    public static long? Number(JsonElement value, string name) =>
        long.TryParse(Id(value, name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static bool Is(JsonElement value, string name) => Get(value, name) is { ValueKind: JsonValueKind.True };

    /// <summary>What is there under the name, an object or nothing at all.</summary>
    public static JsonElement Part(JsonElement value, string name) => Get(value, name) is { ValueKind: JsonValueKind.Object } found ? found : default;

    public static ImmutableArray<JsonElement>? List(JsonElement value, string name) =>
        Get(value, name) is { ValueKind: JsonValueKind.Array } found ? [.. found.EnumerateArray()] : null;

    public static ImmutableArray<string> Texts(JsonElement value, string name) =>
        [.. (List(value, name) ?? []).Where(one => one.ValueKind is JsonValueKind.String).Select(one => one.GetString()!)];

    /// <summary>
    /// The same JSON in which half a character, as a text that was cut within an emoji ends with, is the sign for what cannot be shown: parsers take the half
    /// for no text at all.
    /// </summary>
    public static ReadOnlyMemory<byte> Mended(ReadOnlyMemory<byte> json)
    {
        var bytes = json.Span;

        if (bytes.IndexOf(@"\u"u8) < 0)
        {
            return json;
        }

        var mended = new ArrayBufferWriter<byte>(bytes.Length);

        while (!bytes.IsEmpty)
        {
            var length = Length(bytes);
            mended.Write(length is EscapeLength && Unit(bytes) is { } unit && char.IsSurrogate(unit) ? @"\ufffd"u8 : bytes[..length]);
            bytes = bytes[length..];
        }

        return mended.WrittenMemory;
    }

    private static JsonElement? Get(JsonElement value, string name) =>
        value.ValueKind is JsonValueKind.Object && value.TryGetProperty(name, out var found) ? found : null;

    // Of what is to be looked at next as one: a pair of escapes, an escape, or all before the next one.
    private static int Length(ReadOnlySpan<byte> bytes) => bytes[0] is not (byte)'\\' ? bytes.IndexOf((byte)'\\') is > 0 and var plain ? plain : bytes.Length
        : Unit(bytes) is not { } unit ? Math.Min(2, bytes.Length)
        : char.IsHighSurrogate(unit) && Unit(bytes[EscapeLength..]) is { } next && char.IsLowSurrogate(next) ? 2 * EscapeLength
        : EscapeLength;

    private static char? Unit(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= EscapeLength && bytes.StartsWith(@"\u"u8)
        && ushort.TryParse(bytes[2..EscapeLength], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : null;
}
