using System.Buffers.Binary;
using System.Buffers.Text;
using Oqupie.Contracts.Search;

namespace Oqupie.Grains.Search;

/// <summary>Behind which hit the next page begins. To others a text without meaning.</summary>
internal static class TicketHitCursor
{
    private const int Length = 17;

    public static string Of(TicketHitSort sort, TicketHitPlace place)
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes[0] = (byte)sort;
        BinaryPrimitives.WriteDoubleBigEndian(bytes[1..], place.Rank);
        BinaryPrimitives.WriteInt64BigEndian(bytes[9..], place.Number);
        return Base64Url.EncodeToString(bytes);
    }

    /// <returns>Null where it is none of this sort.</returns>
    public static TicketHitPlace? Read(string text, TicketHitSort sort)
    {
        Span<byte> bytes = stackalloc byte[Length];

        if (text.Length > Length * 2 || !Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, bytes, out var written) || written != Length
            || bytes[0] != (byte)sort)
        {
            return null;
        }

        var place = new TicketHitPlace(BinaryPrimitives.ReadDoubleBigEndian(bytes[1..]), BinaryPrimitives.ReadInt64BigEndian(bytes[9..]));
        return double.IsFinite(place.Rank) && place.Number >= 0 ? place : null;
    }
}
