using System.Buffers.Text;
using System.Security.Cryptography;
using Oqupie.Contracts;

namespace Oqupie.WebHost.Uploads;

/// <summary>What the sender of a part says it is, and what came. Disposed with its hash.</summary>
internal sealed class Checksum : IDisposable
{
    /// <summary>As "Tus-Checksum-Algorithm" lists them.</summary>
    public const string Algorithms = "sha1,sha256";

    private static readonly Refusal Bad = Refusal.Invalid(
        "The name of an algorithm and a Base64 hash: sha1 or sha256.", "Upload-Checksum", "bad_upload_checksum");

    private readonly IncrementalHash _hash;
    private readonly byte[] _said;

    private Checksum(HashAlgorithmName algorithm, byte[] said) => (_hash, _said) = (IncrementalHash.CreateHash(algorithm), said);

    /// <summary>Nothing where nothing is said.</summary>
    public static Outcome<Checksum[]> Read(string? header)
    {
        if (string.IsNullOrEmpty(header))
        {
            return Array.Empty<Checksum>();
        }

        if (header.Split(' ') is not [var name, var text] || !Base64.IsValid(text))
        {
            return Bad;
        }

        var said = Convert.FromBase64String(text);
        return (name, said.Length) switch
        {
            ("sha1", SHA1.HashSizeInBytes) => new Checksum[] { new(HashAlgorithmName.SHA1, said) },
            ("sha256", SHA256.HashSizeInBytes) => new Checksum[] { new(HashAlgorithmName.SHA256, said) },
            _ => Bad,
        };
    }

    public void Add(ReadOnlySpan<byte> bytes) => _hash.AppendData(bytes);

    public bool Matches() => CryptographicOperations.FixedTimeEquals(_hash.GetHashAndReset(), _said);

    public void Dispose() => _hash.Dispose();
}
