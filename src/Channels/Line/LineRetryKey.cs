using System.Security.Cryptography;
using System.Text;

namespace Oqupie.Channels.Line;

/// <summary>
/// The key under which LINE takes an answer once, however often it is tried. It is made of what the answer is, so that it is the same after a crash and on
/// another silo. Pure.
/// </summary>
internal static class LineRetryKey
{
    private const int Bytes = 16;
    private const int VersionAt = 6;
    private const int VariantAt = 8;

    /// <param name="channel">Whole, with the account.</param>
    /// <param name="outbox">The entry's id.</param>
    public static Guid Of(string channel, string outbox)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"oqupie:line:push:{channel}:{outbox}")).AsSpan(0, Bytes);
        hash[VersionAt] = (byte)((hash[VersionAt] & 0x0F) | 0x80); // Version 8 of RFC 9562: made in a way of one's own.
        hash[VariantAt] = (byte)((hash[VariantAt] & 0x3F) | 0x80);
        return new(hash, bigEndian: true);
    }
}
