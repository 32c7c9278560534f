using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Oqupie.Channels.GooglePlay;

/// <summary>A service account, by its key file.</summary>
/// <param name="Email">Who it is.</param>
/// <param name="KeyId">Which of its keys this is.</param>
/// <param name="PrivateKey">PKCS#8, as PEM.</param>
/// <param name="TokenUri">Where it says that tokens are given. Its word is followed only to where the channel calls anyhow.</param>
internal sealed record ServiceAccount(string Email, string KeyId, string PrivateKey, Uri TokenUri)
{
    private const int LongestText = 500;
    private const int LeastBits = 1_024;
    private const int MostBits = 8_192; // A longer one would only keep the processor busy.

    private static readonly JsonDocumentOptions Flat = new() { MaxDepth = 8 };

    /// <summary>Where it asks for tokens, and whom its assertions are made out to.</summary>
    public string TokenAddress { get; init; } = GoogleAddresses.Tokens;

    /// <summary>Tells this key from every other and gives nothing of it away.</summary>
    public string Mark => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Email}\n{KeyId}\n{PrivateKey}")));

    /// <summary>Null where the text is no key file of a service account.</summary>
    public static ServiceAccount? Read(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(file, Flat);
            var root = document.RootElement;
            return PlayJson.Text(root, "client_email") is { Length: > 0 and <= LongestText } email && email.Contains('@', StringComparison.Ordinal)
                && PlayJson.Text(root, "private_key_id") is { Length: > 0 and <= LongestText } id
                && PlayJson.Text(root, "private_key") is { Length: > 0 } key
                && Uri.TryCreate(PlayJson.Text(root, "token_uri"), UriKind.Absolute, out var uri)
                    ? new(email, id, key, uri)
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The key, to sign with. Disposed of by whoever asks.</summary>
    public bool TryOpen([NotNullWhen(true)] out RSA? key)
    {
        key = null;

        if (!PemEncoding.TryFind(PrivateKey, out var pem) || PrivateKey[pem.Label] is not "PRIVATE KEY")
        {
            return false;
        }

        var opened = RSA.Create();

        try
        {
            opened.ImportPkcs8PrivateKey(Convert.FromBase64String(PrivateKey[pem.Base64Data]), out _);
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            opened.Dispose();
            return false;
        }

        if (opened.KeySize is < LeastBits or > MostBits)
        {
            opened.Dispose();
            return false;
        }

        key = opened;
        return true;
    }

    /// <summary>Without the key.</summary>
    public override string ToString() => Email;
}
