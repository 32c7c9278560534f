using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Oqupie.Channels.Line;

/// <summary>JSON as LINE sends it, where nothing is sure to be there. Pure; throws for nothing that is in it.</summary>
internal static partial class LineJson
{
    private const int LongestNumber = 40;

    public static readonly JsonDocumentOptions Bounds = new() { MaxDepth = 32 };

    public static string? Text(JsonElement value, string name) => Get(value, name) is { ValueKind: JsonValueKind.String } found ? Text(found) : null;

    /// <summary>An id; one that comes as a number keeps its digits.</summary>
    public static string? Id(JsonElement value, string name) => (Text(value, name) ?? Digits(value, name)) is var id && LineIds.IsId(id) ? id : null;

    /// <summary>A number as it is written.</summary>
    public static string? Digits(JsonElement value, string name) =>
        Get(value, name) is { ValueKind: JsonValueKind.Number } found && found.GetRawText() is { Length: <= LongestNumber } digits ? digits : null;

    public static long? Number(JsonElement value, string name) =>
        Get(value, name) is { ValueKind: JsonValueKind.Number } found && found.TryGetInt64(out var number) ? number : null;

    public static bool Is(JsonElement value, string name) => Get(value, name) is { ValueKind: JsonValueKind.True };

    /// <summary>What is there under the name, an object or nothing at all.</summary>
    public static JsonElement Part(JsonElement value, string name) => Get(value, name) is { ValueKind: JsonValueKind.Object } found ? found : default;

    public static ImmutableArray<JsonElement>? List(JsonElement value, string name) =>
        Get(value, name) is { ValueKind: JsonValueKind.Array } found ? [.. found.EnumerateArray()] : null;

    public static ImmutableArray<string> Texts(JsonElement value, string name) =>
        [.. (List(value, name) ?? []).Where(one => one.ValueKind is JsonValueKind.String).Select(Text).OfType<string>()];

    private static JsonElement? Get(JsonElement value, string name) =>
        value.ValueKind is JsonValueKind.Object && value.TryGetProperty(name, out var found) ? found : null;

    private static string? Text(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            return Mended(text);
        }
    }

    // Half a character is no text to the parser; what stands around it is.
    private static string? Mended(JsonElement text)
    {
        try
        {
            return JsonSerializer.Deserialize<string>(Escapes().Replace(text.GetRawText(), found => found.Groups["half"].Success ? @"\uFFFD" : found.Value));
        }
        catch (Exception e) when (e is InvalidOperationException or JsonException)
        {
            return null;
        }
    }

    // One escape after the other, so that a backslash that is itself escaped begins none: whole pairs first, then halves, then any other.
    [GeneratedRegex(
        @"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?<half>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Escapes();
}
