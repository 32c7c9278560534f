using System.Text.Json.Nodes;
using Oqupie.Contracts.Drafts;
using Oqupie.Grains.Drafts.Yjs;

namespace Oqupie.Grains.Drafts;

/// <summary>
/// Makes the frame that puts other words in the place of those that stand there. It takes out exactly what is there now, so what somebody writes in the same
/// moment stays, and stands before the new words.
/// </summary>
internal sealed class DraftWriting
{
    private readonly FrameWriter _frame;

    private DraftWriting(long client) => _frame = new(client);

    /// <param name="doc">As it is.</param>
    /// <param name="wish">As it is to be.</param>
    /// <param name="client">Nobody has written by this number.</param>
    public static byte[] Replace(YDoc doc, DraftWish wish, long client)
    {
        var writing = new DraftWriting(client);
        var text = doc.Root(DraftText.TextName);

        foreach (var item in text.Children)
        {
            writing._frame.Delete(item);
        }

        writing.Nodes(new(text.Last?.LastId, DraftText.TextName, null), wish.Text);
        writing.Fields(doc.Root(DraftText.FieldsName), wish);
        return writing._frame.ToArray();
    }

    private void Nodes(FrameWriter.Place place, IReadOnlyList<DraftNode> nodes)
    {
        for (var at = 0; at < nodes.Count;)
        {
            var last = nodes[at].Name.Length is 0 ? Words(place, nodes, ref at) : Element(place, nodes[at++]);
            place = place with { After = last };
        }
    }

    private YId Element(FrameWriter.Place place, DraftNode node)
    {
        var element = _frame.Type(place, node.Name);

        foreach (var (name, json) in node.Attributes)
        {
            _frame.Value(new(null, null, element), name, JsonNode.Parse(json));
        }

        Nodes(new(null, null, element), node.Children);
        return element;
    }

    // Letters beside each other are one text, in which what they look like begins and ends.
    private YId Words(FrameWriter.Place place, IReadOnlyList<DraftNode> nodes, ref int at)
    {
        var text = _frame.Type(place, null);
        var inside = new FrameWriter.Place(null, null, text);
        var open = new Dictionary<string, string>(StringComparer.Ordinal);

        for (; at < nodes.Count && nodes[at] is { Name.Length: 0 } words; at++)
        {
            foreach (var ended in open.Where(mark => words.Attributes.GetValueOrDefault(mark.Key) != mark.Value).ToList())
            {
                open.Remove(ended.Key);
                inside = inside with { After = _frame.Format(inside, ended.Key, "null") };
            }

            foreach (var (name, json) in words.Attributes.Where(mark => open.TryAdd(mark.Key, mark.Value)))
            {
                inside = inside with { After = _frame.Format(inside, name, json) };
            }

            if (words.Text.Length > 0)
            {
                inside = inside with { After = _frame.Letters(inside, words.Text) };
            }
        }

        return text;
    }

    private void Fields(YType fields, DraftWish wish)
    {
        var wanted = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);

        for (var at = 0; at < wish.Files.Length; at++)
        {
            wanted[DraftText.FilePrefix + wish.Files[at].Id] = new JsonObject { ["file"] = JsonNode.Parse(wish.Files[at].Json), ["at"] = (double)at };
        }

        AddList(DraftText.Cc, wish.Cc);
        AddList(DraftText.Bcc, wish.Bcc);

        foreach (var (key, item) in fields.Values)
        {
            if (!item.Deleted && !wanted.ContainsKey(key))
            {
                _frame.Delete(item);
            }
        }

        foreach (var (key, value) in wanted)
        {
            _frame.Value(new(fields.Values.GetValueOrDefault(key)?.LastId, DraftText.FieldsName, null), key, value);
        }

        void AddList(string name, IReadOnlyList<string>? addresses)
        {
            if (addresses is not null)
            {
                wanted[name] = new JsonArray([.. addresses.Select(address => (JsonNode?)JsonValue.Create(address))]);
            }
        }
    }
}
