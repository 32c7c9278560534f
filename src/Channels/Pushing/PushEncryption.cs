using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Oqupie.Contracts.Notifications.Pushing;

namespace Oqupie.Channels.Pushing;

/// <summary>Encrypts for one browser, so that its push service reads nothing: RFC 8291, in one record of RFC 8188.</summary>
internal static class PushEncryption
{
    private const int SaltBytes = 16;
    private const int KeyBytes = 16;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int HashBytes = 32;
    private const int CoordinateBytes = 32;
    private const int PointBytes = 1 + (2 * CoordinateBytes);
    private const int RecordBytes = 4096;
    private const byte Uncompressed = 4;
    private const byte LastRecord = 2;

    private static ReadOnlySpan<byte> KeyInfo => "Content-Encoding: aes128gcm\0"u8;

    private static ReadOnlySpan<byte> NonceInfo => "Content-Encoding: nonce\0"u8;

    /// <exception cref="CryptographicException">The browser's key is no point of P-256.</exception>
    public static byte[] Encrypt(byte[] text, PushSubscription to)
    {
        using var own = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256); // Another one for each message.
        return Encrypt(text, to, own, RandomNumberGenerator.GetBytes(SaltBytes));
    }

    /// <param name="text">At most what one record holds.</param>
    /// <param name="to">The browser.</param>
    /// <param name="own">The sender's key of this message.</param>
    /// <param name="salt">16 bytes of this message.</param>
    public static byte[] Encrypt(byte[] text, PushSubscription to, ECDiffieHellman own, byte[] salt)
    {
        var theirPoint = Base64Url.DecodeFromChars(to.P256dh);
        using var theirs = ECDiffieHellman.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new() { X = theirPoint[1..(1 + CoordinateBytes)], Y = theirPoint[(1 + CoordinateBytes)..] },
        });
        var point = own.ExportParameters(includePrivateParameters: false).Q;
        byte[] ownPoint = [Uncompressed, .. point.X!, .. point.Y!];
        var shared = own.DeriveRawSecretAgreement(theirs.PublicKey);
        byte[] keying = HKDF.DeriveKey(
            HashAlgorithmName.SHA256, shared, HashBytes, Base64Url.DecodeFromChars(to.Auth), [.. "WebPush: info\0"u8, .. theirPoint, .. ownPoint]);

        var message = new byte[SaltBytes + sizeof(uint) + 1 + PointBytes + text.Length + 1 + TagBytes];
        salt.CopyTo(message, 0);
        BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(SaltBytes), RecordBytes);
        message[SaltBytes + sizeof(uint)] = PointBytes;
        ownPoint.CopyTo(message, SaltBytes + sizeof(uint) + 1);

        using var aes = new AesGcm(HKDF.DeriveKey(HashAlgorithmName.SHA256, keying, KeyBytes, salt, KeyInfo.ToArray()), TagBytes);
        var nonce = HKDF.DeriveKey(HashAlgorithmName.SHA256, keying, NonceBytes, salt, NonceInfo.ToArray());
        var record = message.AsSpan(SaltBytes + sizeof(uint) + 1 + PointBytes);
        aes.Encrypt(nonce, [.. text, LastRecord], record[..^TagBytes], record[^TagBytes..]);
        return message;
    }
}
