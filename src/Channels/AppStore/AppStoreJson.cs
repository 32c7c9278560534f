using System.Globalization;
using System.Text.Json;

namespace Oqupie.Channels.AppStore;

/// <summary>JSON as it comes from outside, where nothing is sure to be there. Pure.</summary>
internal static class AppStoreJson
{
    public static JsonElement? Object(JsonElement? value, string name) => Member(value, name, JsonValueKind.Object);

    public static JsonElement? Array(JsonElement? value, string name) => Member(value, name, JsonValueKind.Array);

    public static IEnumerable<JsonElement> List(JsonElement? value, string name) => Array(value, name) is { } list ? list.EnumerateArray() : [];

    /// <summary>Null where there is none, or one that is no text: half a character, which JSON can say and nothing can keep.</summary>
    public static string? Text(JsonElement? value, string name)
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

    public static int? Number(JsonElement? value, string name) =>
        Member(value, name, JsonValueKind.Number) is { } found && found.TryGetInt32(out var number) ? number : null;

    /// <summary>Null where there is none that could be a moment of anybody's life.</summary>
    public static DateTimeOffset? Time(JsonElement? value, string name) =>
        DateTimeOffset.TryParse(Text(value, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
        && time > DateTimeOffset.UnixEpoch
            ? time.ToUniversalTime()
            : null;

    private static JsonElement? Member(JsonElement? value, string name, JsonValueKind kind)
    {
        try
        {
            return value is { ValueKind: JsonValueKind.Object } some && some.TryGetProperty(name, out var found) && found.ValueKind == kind ? found : null;
        }
        catch (InvalidOperationException)
        {
            return null; // A neighbour's name has half a character in it.
        }
    }
}
