using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace Oqupie.Grains.Drafts.Yjs;

/// <summary>What a frame says: items of each client by their clock, and what is deleted. The format is that of Yjs, update version 1.</summary>
internal sealed record YFrame(List<YItem> Items, List<YDelete> Deletes)
{
    /// <summary>Of all items of one draft; more is no text that people write.</summary>
    public const int MostItems = 100_000;

    private const int HasOrigin = 0x80;
    private const int HasRightOrigin = 0x40;
    private const int HasKey = 0x20;

    public static YFrame Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new FrameReader(bytes);
        var items = new List<YItem>();

        for (var clients = reader.Count(); clients > 0; clients--)
        {
            var count = reader.Count();
            var (client, clock) = (reader.Number(), reader.Number());

            for (; count > 0; count--)
            {
                if (items.Count >= MostItems)
                {
                    throw new UnreadableFrame("A frame has too many items.");
                }

                if (Item(ref reader, new(client, clock)) is var (item, length))
                {
                    clock = clock + length is < 1L << 53 and var next ? next : throw new UnreadableFrame("A clock is too large.");

                    if (item is not null)
                    {
                        items.Add(item);
                    }
                }
            }
        }

        return new(items, Deleted(ref reader));
    }

    private static List<YDelete> Deleted(ref FrameReader reader)
    {
        var deletes = new List<YDelete>();

        for (var clients = reader.Count(); clients > 0; clients--)
        {
            var client = reader.Number();

            for (var ranges = reader.Count(); ranges > 0; ranges--)
            {
                var (clock, length) = (reader.Number(), reader.Number());
                deletes.Add(new(client, clock, clock + length));
            }
        }

        return deletes;
    }

    private static (YItem? Item, long Length) Item(ref FrameReader reader, YId id)
    {
        var info = reader.Byte();
        var kind = info & 0x1F;

        if (kind is 0 or 10)
        {
            var length = reader.Number();
            return (kind is 0 && length > 0 ? new() { Id = id, Length = length, Deleted = true } : null, length);
        }

        YId? origin = (info & HasOrigin) is 0 ? null : reader.Id();
        YId? rightOrigin = (info & HasRightOrigin) is 0 ? null : reader.Id();
        string? root = null;
        YId? parent = null;
        string? key = null;

        if (origin is null && rightOrigin is null)
        {
            if (reader.Number() is 1)
            {
                root = reader.Text();
            }
            else
            {
                parent = reader.Id();
            }

            key = (info & HasKey) is 0 ? null : reader.Text();
        }

        var (content, units) = Content(ref reader, kind);
        var item = new YItem
        {
            Id = id,
            Length = units,
            Origin = origin,
            RightOrigin = rightOrigin,
            RootName = root,
            ParentId = parent,
            Key = key,
            Content = content,
            Deleted = kind is 1,
        };

        if (content.Type is { } type)
        {
            type.Owner = item;
        }

        return (units > 0 ? item : null, units);
    }

    private static (YContent Content, long Units) Content(ref FrameReader reader, int kind)
    {
        switch (kind)
        {
            case 1:
                return (YContent.Gone, reader.Number());
            case 2:
                return Values(ref reader, json: true);
            case 3:
                reader.PassBytes();
                return (YContent.Gone, 1);
            case 4:
                var text = reader.Text();
                return (new() { Text = text }, text.Length);
            case 5:
                return (new() { Values = [reader.Json()] }, 1);
            case 6:
                var name = reader.Text();
                return (new() { Format = (name, reader.Json()) }, 1);
            case 7:
                return (new() { Type = Type(ref reader) }, 1);
            case 8:
                return Values(ref reader, json: false);
            case 9:
                reader.Text();
                reader.Any();
                return (YContent.Gone, 1);
            default:
                throw new UnreadableFrame("An item is of no known kind.");
        }
    }

    private static (YContent Content, long Units) Values(ref FrameReader reader, bool json)
    {
        var values = new List<JsonNode?>();

        for (var left = reader.Count(); left > 0; left--)
        {
            values.Add(json ? reader.Json() : reader.Any());
        }

        return (new() { Values = values }, values.Count);
    }

    private static YType Type(ref FrameReader reader) => reader.Number() switch
    {
        3 or 5 => new() { Name = reader.Text() },
        2 or 6 => new() { IsText = true },
        0 or 1 or 4 => new(),
        _ => throw new UnreadableFrame("A type is of no known kind."),
    };
}

/// <summary>What a client wrote from one clock up to, not including, another is deleted.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct YDelete(long Client, long From, long To);
