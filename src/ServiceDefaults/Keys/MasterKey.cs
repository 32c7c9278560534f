using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Oqupie.ServiceDefaults.Keys;

/// <summary>The one secret that is not in the database: it wraps the DataProtection keys that are.</summary>
public sealed class MasterKey
{
    private const int Size = 32;
    private static readonly int NonceSize = AesGcm.NonceByteSizes.MaxSize;
    private static readonly int TagSize = AesGcm.TagByteSizes.MaxSize;

    private readonly byte[] _key;

    public MasterKey(IOptions<SecurityOptions> options)
        : this(string.IsNullOrWhiteSpace(options.Value.MasterKey)
            ? Decode(MasterKeyFile.ReadOrMake(options.Value.MasterKeyFile), options.Value.MasterKeyFile)
            : Decode(options.Value.MasterKey, "Security:MasterKey"))
    {
    }

    internal MasterKey(byte[] key) => _key = key;

    internal static string New() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(Size));

    /// <summary>Something secret that every process of this server comes to alike, without its being stored anywhere.</summary>
    public byte[] Derive(string purpose, int length) => HKDF.DeriveKey(HashAlgorithmName.SHA256, _key, length, info: Encoding.UTF8.GetBytes(purpose));

    /// <summary>AES-256-GCM: nonce, tag, then the text.</summary>
    internal byte[] Wrap(ReadOnlySpan<byte> text)
    {
        var wrapped = new byte[NonceSize + TagSize + text.Length];
        RandomNumberGenerator.Fill(wrapped.AsSpan(0, NonceSize));
        using var aes = new AesGcm(_key, TagSize);
        aes.Encrypt(wrapped.AsSpan(0, NonceSize), text, wrapped.AsSpan(NonceSize + TagSize), wrapped.AsSpan(NonceSize, TagSize));
        return wrapped;
    }

    /// <exception cref="CryptographicException">It was wrapped with another key, or is not whole.</exception>
    internal byte[] Unwrap(ReadOnlySpan<byte> wrapped)
    {
        if (wrapped.Length < NonceSize + TagSize)
        {
            throw new CryptographicException("Too short to have been wrapped.");
        }

        var text = new byte[wrapped.Length - NonceSize - TagSize];
        using var aes = new AesGcm(_key, TagSize);
        aes.Decrypt(wrapped[..NonceSize], wrapped[(NonceSize + TagSize)..], wrapped.Slice(NonceSize, TagSize), text);
        return text;
    }

    private static byte[] Decode(string base64, string source)
    {
        var key = new byte[Size + 1];
        return Convert.TryFromBase64String(base64.Trim(), key, out var length) && length == Size
            ? key[..Size]
            : throw new InvalidOperationException($"{source} must hold exactly {Size} bytes in base64, as `openssl rand -base64 {Size}` makes them.");
    }
}
