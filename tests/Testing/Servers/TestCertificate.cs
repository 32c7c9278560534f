using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Oqupie.Testing.Servers;

/// <summary>
/// A certificate for the loopback that nobody trusts unless told to. It may sign itself as an authority, so naming its file as a trust root is enough.
/// </summary>
public sealed class TestCertificate
{
    internal TestCertificate(string folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(2));
        Thumbprint = certificate.Thumbprint;
        Directory.CreateDirectory(folder);
        File.WriteAllText(CertificateFile = Path.Combine(folder, "certificate.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(KeyFile = Path.Combine(folder, "key.pem"), key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>PEM; a server process trusts it when started with <c>SSL_CERT_FILE</c> naming it.</summary>
    public string CertificateFile { get; }

    public string Thumbprint { get; }

    internal string KeyFile { get; }

    public bool Is(X509Certificate? certificate) =>
        string.Equals(certificate?.GetCertHashString(), Thumbprint, StringComparison.OrdinalIgnoreCase);
}
