using System.Globalization;
using System.Text.Json;

namespace Oqupie.Channels.GooglePlay;

/// <summary>JSON as it comes from Google, where nothing is sure to be there. Pure.</summary>
internal static class PlayJson
{
    public static JsonElement? Object(JsonElement value, string name) => Member(value, name, JsonValueKind.Object);

    public static IEnumerable<JsonElement> List(JsonElement? value, string name) =>
        value is { } some && Member(some, name, JsonValueKind.Array) is { } list ? list.EnumerateArray() : [];

    /// <summary>Null where there is none, or one that is no text: half a character, which JSON can say and nothing can keep.</summary>
    public static string? Text(JsonElement value, string name)
    {
        try
        {
            return Member(value, name, JsonValueKind.String)?.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A number as it is written, as a number or as a text: those of 64 bits are texts.</summary>
    public static string? Digits(JsonElement value, string name)
    {
        var written = Member(value, name, JsonValueKind.Number)?.GetRawText() ?? Text(value, name);
        return long.TryParse(written, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : null;
    }

    /// <summary>A member of any kind; null where there is none.</summary>
    public static JsonElement? Any(JsonElement value, string name)
    {
        try
        {
            return value.ValueKind is JsonValueKind.Object && value.TryGetProperty(name, out var found) ? found : null;
        }
        catch (InvalidOperationException)
        {
            return null; // A neighbour's name has half a character in it.
        }
    }

    private static JsonElement? Member(JsonElement value, string name, JsonValueKind kind) =>
        Any(value, name) is { } found && found.ValueKind == kind ? found : null;
}
