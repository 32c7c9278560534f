using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Oqupie.Testing.Servers;

/// <summary>The browser's side of a subscription: it has the private key and decrypts as RFC 8291 says, written apart from what encrypts.</summary>
public sealed class PushedBrowser : IDisposable
{
    private readonly ECDiffieHellman _key;
    private readonly byte[] _auth;
    private readonly byte[] _point;

    public PushedBrowser(string endpoint)
        : this(endpoint, ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256), RandomNumberGenerator.GetBytes(16))
    {
    }

    public PushedBrowser(string endpoint, ECDiffieHellman key, byte[] auth)
    {
        (Endpoint, _key, _auth) = (endpoint, key, auth);
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        _point = [4, .. point.X!, .. point.Y!];
    }

    public string Endpoint { get; }

    /// <summary>Of the server that it has subscribed with.</summary>
    public string? ServerKey { get; init; }

    /// <summary>Its public key, for who sends.</summary>
    public string P256dh => Base64Url.EncodeToString(_point);

    public string Auth => Base64Url.EncodeToString(_auth);

    /// <exception cref="CryptographicException">It was not meant for this browser, or was changed on its way.</exception>
    public string Decrypt(byte[] message)
    {
        var salt = message[..16];
        var record = BinaryPrimitives.ReadUInt32BigEndian(message.AsSpan(16));
        byte[] sender = message[21..(21 + message[20])];
        var sealedText = message.AsSpan(21 + message[20]);

        if (sealedText.Length > record)
        {
            throw new CryptographicException("More than one record.");
        }

        var point = new ECPoint { X = sender[1..33], Y = sender[33..65] };
        using var theirs = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = point });
        var keying = Expand(Extract(_auth, _key.DeriveRawSecretAgreement(theirs.PublicKey)), [.. "WebPush: info\0"u8, .. _point, .. sender], 32);
        var pseudo = Extract(salt, keying);
        using var aes = new AesGcm(Expand(pseudo, "Content-Encoding: aes128gcm\0"u8.ToArray(), 16), 16);
        var text = new byte[sealedText.Length - 16];
        aes.Decrypt(Expand(pseudo, "Content-Encoding: nonce\0"u8.ToArray(), 12), sealedText[..^16], sealedText[^16..], text);
        var end = text.AsSpan().TrimEnd((byte)0);
        return end[^1] is 2 ? Encoding.UTF8.GetString(end[..^1]) : throw new CryptographicException("The last record does not say so.");
    }

    public void Dispose() => _key.Dispose();

    private static byte[] Extract(byte[] salt, byte[] secret) => HMACSHA256.HashData(salt, secret);

    private static byte[] Expand(byte[] key, byte[] info, int length)
    {
        byte[] once = [.. info, 1];
        return HMACSHA256.HashData(key, once)[..length];
    }
}
