using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;

namespace Oqupie.Grains.Drafts.Yjs;

/// <summary>Writes an update of one new client as Yjs does (v1): first what it writes, in order, then what it deletes.</summary>
/// <param name="client">Nobody has written by this number.</param>
internal sealed class FrameWriter(long client)
{
    private const int HasOrigin = 0x80;
    private const int HasKey = 0x20;

    private readonly List<byte> _items = [];
    private readonly List<YItem> _deletes = [];
    private long _clock;
    private int _count;

    /// <summary>Where something stands: behind its neighbour, or first in a root or in an element.</summary>
    [StructLayout(LayoutKind.Auto)]
    public readonly record struct Place(YId? After, string? Root, YId? In);

    /// <summary>An element, or with no name a text.</summary>
    public YId Type(Place place, string? name)
    {
        Begin(place, 7, null);
        Number(_items, name is null ? 6 : 3);

        if (name is not null)
        {
            Text(_items, name);
        }

        return End(1);
    }

    public YId Letters(Place place, string letters)
    {
        Begin(place, 4, null);
        Text(_items, letters);
        return End(letters.Length);
    }

    /// <param name="place">Behind what.</param>
    /// <param name="name">Of the mark.</param>
    /// <param name="json">What it needs; "null" ends it.</param>
    public YId Format(Place place, string name, string json)
    {
        Begin(place, 6, null);
        Text(_items, name);
        Text(_items, json);
        return End(1);
    }

    public void Value(Place place, string key, JsonNode? value)
    {
        Begin(place, 8, key);
        Number(_items, 1);
        Any(value);
        End(1);
    }

    public void Delete(YItem item) => _deletes.Add(item);

    public byte[] ToArray()
    {
        var whole = new List<byte>(_items.Count + 64);
        Number(whole, _count > 0 ? 1 : 0);

        if (_count > 0)
        {
            Number(whole, _count);
            Number(whole, client);
            Number(whole, 0);
            whole.AddRange(_items);
        }

        var gone = _deletes.GroupBy(item => item.Id.Client).ToList();
        Number(whole, gone.Count);

        foreach (var own in gone)
        {
            Number(whole, own.Key);
            Number(whole, own.Count());

            foreach (var item in own.OrderBy(item => item.Id.Clock))
            {
                Number(whole, item.Id.Clock);
                Number(whole, item.Length);
            }
        }

        return [.. whole];
    }

    private void Begin(Place place, int kind, string? key)
    {
        _items.Add((byte)(kind | (place.After is null ? 0 : HasOrigin) | (key is null ? 0 : HasKey)));

        if (place.After is { } after)
        {
            Id(after);
            return;
        }

        Number(_items, place.Root is null ? 0 : 1);

        if (place.Root is { } root)
        {
            Text(_items, root);
        }
        else
        {
            Id(place.In!.Value);
        }

        if (key is not null)
        {
            Text(_items, key);
        }
    }

    private YId End(long units)
    {
        _count++;
        _clock += units;
        return new(client, _clock - 1);
    }

    private void Id(YId id)
    {
        Number(_items, id.Client);
        Number(_items, id.Clock);
    }

    private void Any(JsonNode? value)
    {
        switch (value)
        {
            case JsonObject fields:
                _items.Add(118);
                Number(_items, fields.Count);

                foreach (var (name, field) in fields)
                {
                    Text(_items, name);
                    Any(field);
                }

                break;
            case JsonArray values:
                _items.Add(117);
                Number(_items, values.Count);

                foreach (var one in values)
                {
                    Any(one);
                }

                break;
            case JsonValue text when text.TryGetValue(out string? said):
                _items.Add(119);
                Text(_items, said);
                break;
            case JsonValue flag when flag.TryGetValue(out bool set):
                _items.Add((byte)(set ? 120 : 121));
                break;
            case JsonValue number when number.TryGetValue(out double real):
                Span<byte> bytes = stackalloc byte[8];
                System.Buffers.Binary.BinaryPrimitives.WriteDoubleBigEndian(bytes, real);
                _items.Add(123);
                _items.AddRange(bytes);
                break;
            default:
                _items.Add(126);
                break;
        }
    }

    private static void Text(List<byte> to, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Number(to, bytes.Length);
        to.AddRange(bytes);
    }

    private static void Number(List<byte> to, long number)
    {
        for (; number > 0x7F; number >>= 7)
        {
            to.Add((byte)(0x80 | (number & 0x7F)));
        }

        to.Add((byte)number);
    }
}
