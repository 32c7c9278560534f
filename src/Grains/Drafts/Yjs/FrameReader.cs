using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Oqupie.Grains.Drafts.Yjs;

/// <summary>Reads the bytes of an update as lib0 writes them (v1). Whatever is too long, too deep or cut off is an <see cref="UnreadableFrame"/>.</summary>
internal ref struct FrameReader(ReadOnlySpan<byte> bytes)
{
    private const int Deepest = 32;

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at;

    public byte Byte() => _at < _bytes.Length ? _bytes[_at++] : throw CutOff();

    /// <summary>A number without sign, of at most 53 bits, as JavaScript has them.</summary>
    public long Number()
    {
        var (number, shift) = (0L, 0);

        while (true)
        {
            var next = Byte();
            number |= (long)(next & 0x7F) << shift;

            if (next < 0x80)
            {
                return number is >= 0 and < 1L << 53 ? number : throw new UnreadableFrame("A number is too large.");
            }

            if ((shift += 7) > 49)
            {
                throw new UnreadableFrame("A number is too long.");
            }
        }
    }

    /// <summary>How many of something follow; each takes a byte at least, so no frame makes us promise room for more than it has.</summary>
    public int Count() => Number() is var count && count <= _bytes.Length - _at ? (int)count : throw CutOff();

    public string Text() => Encoding.UTF8.GetString(Take(Count()));

    public YId Id() => new(Number(), Number());

    public void PassBytes() => Take(Count());

    /// <summary>A value that was written as JSON text.</summary>
    public JsonNode? Json()
    {
        var text = Text();

        try
        {
            return text is "undefined" ? null : JsonNode.Parse(text, documentOptions: new() { MaxDepth = Deepest });
        }
        catch (JsonException)
        {
            throw new UnreadableFrame("A value is no JSON.");
        }
    }

    /// <summary>A value in lib0's own form.</summary>
    public JsonNode? Any(int depth = 0)
    {
        if (depth > Deepest)
        {
            throw new UnreadableFrame("A value is too deep.");
        }

        switch (Byte())
        {
            case 127 or 126:
                return null;
            case 125:
                return JsonValue.Create((double)Signed());
            case 124:
                return Real(System.Buffers.Binary.BinaryPrimitives.ReadSingleBigEndian(Take(4)));
            case 123:
                return Real(System.Buffers.Binary.BinaryPrimitives.ReadDoubleBigEndian(Take(8)));
            case 122:
                return JsonValue.Create(System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(Take(8)));
            case 121:
                return JsonValue.Create(false);
            case 120:
                return JsonValue.Create(true);
            case 119:
                return JsonValue.Create(Text());
            case 118:
                return Object(depth);
            case 117:
                return Array(depth);
            case 116:
                PassBytes();
                return null;
            default:
                throw new UnreadableFrame("A value is of no known kind.");
        }
    }

    private JsonObject Object(int depth)
    {
        var made = new JsonObject();

        for (var left = Count(); left > 0; left--)
        {
            var key = Text();
            made[key] = Any(depth + 1);
        }

        return made;
    }

    private JsonArray Array(int depth)
    {
        var made = new JsonArray();

        for (var left = Count(); left > 0; left--)
        {
            made.Add(Any(depth + 1));
        }

        return made;
    }

    private static JsonValue? Real(double number) => double.IsFinite(number) ? JsonValue.Create(number) : null;

    private long Signed()
    {
        var first = Byte();
        var (number, shift) = ((long)(first & 0x3F), 6);

        for (var next = first; next >= 0x80; shift += 7)
        {
            if (shift > 55)
            {
                throw new UnreadableFrame("A number is too long.");
            }

            next = Byte();
            number |= (long)(next & 0x7F) << shift;
        }

        return (first & 0x40) is 0 ? number : -number;
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _bytes.Length - _at)
        {
            throw CutOff();
        }

        var taken = _bytes.Slice(_at, count);
        _at += count;
        return taken;
    }

    private static UnreadableFrame CutOff() => new("A frame is cut off.");
}
