using System.Collections.Immutable;
using System.Text.Json;

namespace Oqupie.Channels.Telegram;

/// <summary>JSON as it comes from outside, where nothing is sure to be there or of its kind. Pure.</summary>
internal static class TelegramJson
{
    private static readonly JsonDocumentOptions Depth = new() { MaxDepth = 32 };

    /// <summary>Throws <see cref="FormatException"/> for what is no JSON, or too deep.</summary>
    public static JsonElement Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, Depth);
            return document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw new FormatException("That is no JSON.", e);
        }
    }

    /// <summary>An object within; null where there is none.</summary>
    public static JsonElement? Child(JsonElement value, string name) => Find(value, name) is { ValueKind: JsonValueKind.Object } found ? found : null;

    public static ImmutableArray<JsonElement> List(JsonElement value, string name) =>
        Find(value, name) is { ValueKind: JsonValueKind.Array } found ? [.. found.EnumerateArray()] : [];

    /// <summary>A whole number of 64 bits; null where there is none.</summary>
    public static long? Number(JsonElement value, string name) =>
        Find(value, name) is { ValueKind: JsonValueKind.Number } found && found.TryGetInt64(out var number) ? number : null;

    public static double? Fraction(JsonElement value, string name) =>
        Find(value, name) is { ValueKind: JsonValueKind.Number } found && found.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;

    public static bool Has(JsonElement value, string name) => Find(value, name) is not null;

    public static bool Is(JsonElement value, string name) => Find(value, name) is { ValueKind: JsonValueKind.True };

    /// <summary>The same as <see cref="Text"/>; empty, too, where it is no Unicode.</summary>
    public static string Words(JsonElement value, string name, int most)
    {
        try
        {
            return Text(value, name, most);
        }
        catch (FormatException)
        {
            return "";
        }
    }

    /// <summary>
    /// At most so many UTF-16 units, no letter cut in two, and without zeros, which not every store takes; empty where there is none. Throws
    /// <see cref="FormatException"/> for what is no Unicode.
    /// </summary>
    public static string Text(JsonElement value, string name, int most)
    {
        if (Find(value, name) is not { ValueKind: JsonValueKind.String } found)
        {
            return "";
        }

        var text = Whole(found).Replace("\0", "", StringComparison.Ordinal);
        return text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
    }

    private static JsonElement? Find(JsonElement value, string name) =>
        value.ValueKind is JsonValueKind.Object && value.TryGetProperty(name, out var found) ? found : null;

    private static string Whole(JsonElement text)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw new FormatException("A text in it is no Unicode.", e); // Half a surrogate pair.
        }
    }
}
