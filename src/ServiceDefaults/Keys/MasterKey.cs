using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Oqupie.Contracts;

namespace Oqupie.ServiceDefaults.Keys;

/// <summary>The one secret that is not in the database: it wraps the DataProtection keys that are.</summary>
public sealed class MasterKey
{
    private const int Size = 32;
    private static readonly int NonceSize = AesGcm.NonceByteSizes.MaxSize;
    private static readonly int TagSize = AesGcm.TagByteSizes.MaxSize;

    private readonly SecurityOptions? _options;
    private readonly Lazy<byte[]> _key;

    public MasterKey(IOptions<SecurityOptions> options)
    {
        _options = options.Value;
        _key = new(Read);
    }

    internal MasterKey(byte[] key) => _key = new(key);

    /// <summary>Whether there is one; where there is none, the first use makes the file.</summary>
    internal bool IsThere => _options is null || !string.IsNullOrWhiteSpace(_options.MasterKey) || File.Exists(_options.MasterKeyFile);

    /// <summary>Where it is looked for, for people.</summary>
    internal string Place => _options?.MasterKeyFile is { Length: > 0 } file ? Path.GetFullPath(file) : "Security:MasterKey";

    internal static bool IsOne(string base64) => TryDecode(base64, out _);

    /// <param name="source">Where it was looked for.</param>
    internal static string Complaint(string source) => $"{source} must hold exactly {Size} bytes in base64, as `openssl rand -base64 {Size}` makes them.";

    internal static string New() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(Size));

    /// <summary>Something secret that every process of this server comes to alike, without its being stored anywhere.</summary>
    public byte[] Derive(string purpose, int length) => HKDF.DeriveKey(HashAlgorithmName.SHA256, _key.Value, length, info: Encoding.UTF8.GetBytes(purpose));

    /// <summary>AES-256-GCM: nonce, tag, then the text.</summary>
    internal byte[] Wrap(ReadOnlySpan<byte> text)
    {
        var wrapped = new byte[NonceSize + TagSize + text.Length];
        RandomNumberGenerator.Fill(wrapped.AsSpan(0, NonceSize));
        using var aes = new AesGcm(_key.Value, TagSize);
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
        using var aes = new AesGcm(_key.Value, TagSize);
        aes.Decrypt(wrapped[..NonceSize], wrapped[(NonceSize + TagSize)..], wrapped.Slice(NonceSize, TagSize), text);
        return text;
    }

    private byte[] Read() => string.IsNullOrWhiteSpace(_options!.MasterKey)
        ? Decode(MasterKeyFile.ReadOrMake(_options.MasterKeyFile), _options.MasterKeyFile)
        : Decode(_options.MasterKey, "Security:MasterKey");

    private static byte[] Decode(string base64, string source) =>
        TryDecode(base64, out var key) ? key : throw new CannotStartException(Complaint(source)) { IsSetting = true };

    private static bool TryDecode(string base64, out byte[] key)
    {
        var bytes = new byte[Size + 1];
        var whole = Convert.TryFromBase64String(base64.Trim(), bytes, out var length) && length == Size;
        key = bytes[..Size];
        return whole;
    }
}
