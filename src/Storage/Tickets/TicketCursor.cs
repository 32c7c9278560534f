using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Tickets;

namespace Oqupie.Storage.Tickets;

/// <summary>Where a page ended: the sort it belongs to and the values it goes by. To others a text without meaning.</summary>
internal sealed record TicketCursor(TicketSort Sort, long First, long Second, long Number)
{
    public static TicketCursor After(TicketRow row, TicketSort sort) => sort switch
    {
        TicketSort.CreatedAscending or TicketSort.CreatedDescending => new(sort, 0, UnixMicroseconds.Of(row.CreatedAt), row.Id.Number),
        TicketSort.ImportanceDescending => new(sort, (long)row.Importance, UnixMicroseconds.Of(row.UpdatedAt), row.Id.Number),
        _ => new(sort, 0, UnixMicroseconds.Of(row.UpdatedAt), row.Id.Number),
    };

    public static bool TryParse(string text, TicketSort sort, [NotNullWhen(true)] out TicketCursor? cursor)
    {
        cursor = null;
        Span<byte> bytes = stackalloc byte[128];

        if (text.Length > 128 || !Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, bytes, out var length))
        {
            return false;
        }

        Span<long> parts = stackalloc long[4];
        var n = 0;
        var decoded = Encoding.ASCII.GetString(bytes[..length]);

        foreach (var part in decoded.AsSpan().Split('.'))
        {
            if (n is 4 || !long.TryParse(decoded.AsSpan()[part], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out parts[n++]))
            {
                return false;
            }
        }

        cursor = new(sort, parts[1], parts[2], parts[3]);
        return n is 4 && parts[0] == (int)sort;
    }

    public override string ToString() => Base64Url.EncodeToString(
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{(int)Sort}.{First}.{Second}.{Number}")));
}
