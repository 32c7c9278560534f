using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Oqupie.Channels.AppStore;

/// <summary>Opens the .p8 file that Apple gives once for each key: PKCS#8 as PEM, on the curve P-256, which ES256 signs with. Pure.</summary>
internal static class AppStoreKey
{
    private const string Label = "PRIVATE KEY";
    private const string P256 = "1.2.840.10045.3.1.7";
    private const string NameOfP256 = "nistP256"; // Not every platform says the number.

    public static bool IsKey(string file)
    {
        if (!TryOpen(file, out var key))
        {
            return false;
        }

        key.Dispose();
        return true;
    }

    /// <summary>The key, to sign with. Disposed of by whoever asks.</summary>
    public static bool TryOpen(string file, [NotNullWhen(true)] out ECDsa? key)
    {
        key = null;

        if (!PemEncoding.TryFind(file, out var pem) || file[pem.Label] is not Label)
        {
            return false;
        }

        var opened = ECDsa.Create();

        try
        {
            opened.ImportPkcs8PrivateKey(Convert.FromBase64String(file[pem.Base64Data]), out _);
            key = IsOnP256(opened) ? opened : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            key = null; // Of another kind, or damaged.
        }

        if (key is null)
        {
            opened.Dispose();
        }

        return key is not null;
    }

    private static bool IsOnP256(ECDsa key)
    {
        var curve = key.ExportParameters(includePrivateParameters: false).Curve;
        return curve.IsNamed && (curve.Oid.Value is P256 || curve.Oid.FriendlyName is NameOfP256);
    }
}
