using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Oqupie.Contracts.Drafts;
using Oqupie.Grains.Drafts.Yjs;

namespace Oqupie.Grains.Drafts;

/// <summary>
/// A draft as its frames put it together. What the frames hold is the editors' business and may be anything: where it is nothing that can be read, so it says,
/// and the frames are kept and told all the same.
/// </summary>
internal sealed class DraftText
{
    /// <summary>As editors call them (together/sharedDoc.ts).</summary>
    public const string TextName = "text";

    public const string FieldsName = "fields";

    public const string FilePrefix = "file:";

    public const string Cc = "cc";

    public const string Bcc = "bcc";

    /// <summary>More go with no message.</summary>
    private const int MostFiles = 20;

    private const int MostAddresses = 100;

    private readonly YDoc _doc = new();

    private DraftText()
    {
    }

    public bool IsReadable { get; private set; } = true;

    /// <summary>Whether there is anything that could be sent: letters, a picture, a file. Said of what cannot be read, too.</summary>
    public bool HasWords => !IsReadable || _doc.HasWords || _doc.Root(FieldsName).Values.Keys.Any(IsFile);

    /// <summary>Only while it is readable.</summary>
    public YDoc Doc => _doc;

    public static DraftText Of(DraftBook book)
    {
        var text = new DraftText();

        foreach (var frame in book.Since(0, []).Frames)
        {
            text.Take(frame.Data);
        }

        return text;
    }

    /// <summary>What it says; null where it cannot be read.</summary>
    public DraftContent? Read()
    {
        if (!IsReadable)
        {
            return null;
        }

        try
        {
            var html = DraftHtml.Of(_doc.Root(TextName));
            return new()
            {
                Html = _doc.HasWords ? html : "",
                Files = [.. FilesInOrder().Take(MostFiles)],
                Cc = Addresses(Cc),
                Bcc = Addresses(Bcc),
                IsBlank = !HasWords,
            };
        }
        catch (UnreadableFrame)
        {
            return null;
        }
    }

    /// <param name="data">In Base64.</param>
    public void Take(string data)
    {
        if (!IsReadable || data.Length is 0)
        {
            return;
        }

        try
        {
            _doc.Apply(Convert.FromBase64String(data));
        }
        catch (UnreadableFrame)
        {
            IsReadable = false;
        }
    }

    private IEnumerable<string> FilesInOrder() =>
        from key in _doc.Root(FieldsName).Values.Keys
        where IsFile(key)
        let at = (_doc.Root(FieldsName).Value(key) as JsonObject)?["at"] is JsonValue place && place.TryGetValue(out double number) ? number : 0
        let id = key[FilePrefix.Length..]
        orderby at, id
        select id;

    private ImmutableArray<string>? Addresses(string name) => _doc.Root(FieldsName).Value(name) is JsonArray list
        ? [.. list.OfType<JsonValue>().Take(MostAddresses).Select(value => value.TryGetValue(out string? said) ? said : "").Where(said => said.Length > 0)]
        : null;

    private bool IsFile(string key) => key.StartsWith(FilePrefix, StringComparison.Ordinal) && !_doc.Root(FieldsName).Values[key].Deleted;
}
