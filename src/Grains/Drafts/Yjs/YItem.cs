using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace Oqupie.Grains.Drafts.Yjs;

/// <param name="Client">One opened editor.</param>
/// <param name="Clock">Its first unit; each letter counts one.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct YId(long Client, long Clock);

/// <summary>A run of units that one editor wrote in one go, as Yjs has it. Without a parent it is only the place of what is gone for good.</summary>
internal sealed class YItem
{
    public required YId Id { get; set; }

    public required long Length { get; set; }

    public YId? Origin { get; set; }

    public YId? RightOrigin { get; set; }

    /// <summary>As it was said: a root's name, or the item that is the parent; neither where a neighbour says it.</summary>
    public string? RootName { get; init; }

    public YId? ParentId { get; init; }

    /// <summary>The key, where it is a value of a map.</summary>
    public string? Key { get; set; }

    public YContent Content { get; set; } = YContent.Gone;

    public YType? Parent { get; set; }

    public YItem? Left { get; set; }

    public YItem? Right { get; set; }

    public bool Deleted { get; set; }

    public long End => Id.Clock + Length;

    public YId LastId => new(Id.Client, End - 1);
}

/// <summary>What an item says. One of these is set, or none where it is gone.</summary>
internal sealed record YContent
{
    public static readonly YContent Gone = new();

    public string? Text { get; init; }

    /// <summary>Formatting from here on; a null value ends it.</summary>
    public (string Name, JsonNode? Value)? Format { get; init; }

    public YType? Type { get; init; }

    public IReadOnlyList<JsonNode?>? Values { get; init; }

    /// <summary>The part from a unit on, for an item that is cut in two; and the part before.</summary>
    public (YContent Before, YContent After) Cut(int at) => this switch
    {
        { Text: { } text } => (new() { Text = text[..at] }, new() { Text = text[at..] }),
        { Values: { } values } => (new() { Values = [.. values.Take(at)] }, new() { Values = [.. values.Skip(at)] }),
        _ => (Gone, Gone),
    };
}

/// <summary>Something that has children: a root, an element or a text.</summary>
internal sealed class YType
{
    /// <summary>Of an element: "paragraph"; null for a text and all else.</summary>
    public string? Name { get; init; }

    public bool IsText { get; init; }

    /// <summary>The item it is the content of; null for a root.</summary>
    public YItem? Owner { get; set; }

    public YItem? First { get; set; }

    /// <summary>The newest item of each key; what it replaced stands to its left.</summary>
    public Dictionary<string, YItem> Values { get; } = new(StringComparer.Ordinal);

    public IEnumerable<YItem> Children
    {
        get
        {
            for (var item = First; item is not null; item = item.Right)
            {
                if (!item.Deleted)
                {
                    yield return item;
                }
            }
        }
    }

    /// <summary>The last of its children, also where it is gone: what is written at the end stands behind it.</summary>
    public YItem? Last
    {
        get
        {
            var last = First;

            while (last?.Right is { } next)
            {
                last = next;
            }

            return last;
        }
    }

    /// <summary>The value of a key that stands there now; null where none does.</summary>
    public JsonNode? Value(string key) =>
        Values.TryGetValue(key, out var item) && !item.Deleted && item.Content.Values is [.., var value] ? value : null;
}
