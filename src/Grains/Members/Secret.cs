using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Oqupie.Grains.Members;

/// <summary>Something random that is given away once. Only its SHA-256 is stored: it has too many random bits to be guessed from that.</summary>
internal static class Secret
{
    public static string New(int bits) => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(bits / 8));

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>In constant time.</summary>
    public static bool Matches(string secret, byte[] hash) => CryptographicOperations.FixedTimeEquals(Hash(secret), hash);
}
