using System.Buffers.Text;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Tickets;

/// <summary>Where a walk through a list stands after a page. To others a text without meaning, of at most some three thousand characters.</summary>
internal sealed record TicketCursor
{
    private const int MostNumbers = 200;
    private const int LongestText = 4096;

    public required TicketSort Sort { get; init; }

    /// <summary>Names the walk where rows may change their place under it (<see cref="ITicketWalkGrain"/>); empty where they cannot.</summary>
    public required Guid Walk { get; init; }

    /// <summary>When the first page was read; in Unix microseconds.</summary>
    public required long Began { get; init; }

    /// <summary>The page that this cursor asks for; the first one has none and is number 0.</summary>
    public required int Page { get; init; }

    /// <summary>Whether the list itself has been walked through and what changed meanwhile is being read.</summary>
    public bool Late { get; init; }

    public TicketPlace? After { get; init; }

    /// <summary>What the first page showed, in rising order: most walks end there, and so cost nothing to remember.</summary>
    public ImmutableArray<long> Shown { get; init; } = [];

    public DateTimeOffset BeganAt => DateTimeOffset.UnixEpoch.AddTicks(Began * TimeSpan.TicksPerMicrosecond);

    public override string ToString()
    {
        using var bytes = new MemoryStream(64 + (2 * Shown.Length));
        using var writer = new BinaryWriter(bytes);
        writer.Write((byte)Sort);
        writer.Write(Walk.ToByteArray());
        writer.Write7BitEncodedInt64(Began);
        writer.Write7BitEncodedInt(Page);
        writer.Write(Late);
        writer.Write(After is not null);
        var after = After.GetValueOrDefault();
        writer.Write7BitEncodedInt64(after.First);
        writer.Write7BitEncodedInt64(after.Second);
        writer.Write7BitEncodedInt64(after.Number);
        writer.Write7BitEncodedInt(Shown.Length);
        var last = 0L;

        foreach (var number in Shown)
        {
            writer.Write7BitEncodedInt64(number - last);
            last = number;
        }

        writer.Flush();
        return Base64Url.EncodeToString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    public static bool TryParse(string text, TicketSort sort, [NotNullWhen(true)] out TicketCursor? cursor)
    {
        cursor = null;

        if (text.Length is 0 or > LongestText || !Base64Url.IsValid(text))
        {
            return false;
        }

        using var reader = new BinaryReader(new MemoryStream(Base64Url.DecodeFromChars(text)));

        try
        {
            cursor = Read(reader, sort);
        }
        catch (Exception e) when (e is EndOfStreamException or FormatException)
        {
            return false; // Not one of ours: cut off, or a number that never ends.
        }

        return cursor is not null;
    }

    private static TicketCursor? Read(BinaryReader reader, TicketSort sort)
    {
        if (reader.ReadByte() != (byte)sort || reader.ReadBytes(16) is not { Length: 16 } walk)
        {
            return null;
        }

        var (began, page, late, isAfter) = (reader.Read7BitEncodedInt64(), reader.Read7BitEncodedInt(), reader.ReadBoolean(), reader.ReadBoolean());
        var place = new TicketPlace(reader.Read7BitEncodedInt64(), reader.Read7BitEncodedInt64(), reader.Read7BitEncodedInt64());
        var count = reader.Read7BitEncodedInt();

        if (count is < 0 or > MostNumbers || page < 1 || began is < 0 or > MostMicroseconds || (place.First, place.Number) is not ( >= 0, >= 0))
        {
            return null;
        }

        var shown = ImmutableArray.CreateBuilder<long>(count);
        var last = 0L;

        while (shown.Count < count)
        {
            shown.Add(last += reader.Read7BitEncodedInt64());
        }

        return reader.BaseStream.Position != reader.BaseStream.Length
            ? null
            : new()
            {
                Sort = sort,
                Walk = new(walk),
                Began = began,
                Page = page,
                Late = late,
                After = isAfter ? place : null,
                Shown = shown.MoveToImmutable(),
            };
    }

    // Year 9999: what is later is no time.
    private const long MostMicroseconds = 253_402_300_799_000_000;
}
