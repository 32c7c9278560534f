using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Oqupie.Channels.Email.Connecting;

/// <summary>Judges one server's certificate, and remembers in plain words what was wrong with it.</summary>
internal sealed class CertificateCheck(bool acceptAny)
{
    /// <summary>Null while nothing was refused.</summary>
    public string? Problem { get; private set; }

    public bool Judge(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (acceptAny || errors is SslPolicyErrors.None)
        {
            return true;
        }

        Problem = Describe(errors, chain);
        return false;
    }

    private static string Describe(SslPolicyErrors errors, X509Chain? chain)
    {
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
        {
            return "it shows none";
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            return "it is for another name";
        }

        var statuses = (chain?.ChainStatus ?? []).Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status);

        return statuses switch
        {
            _ when statuses.HasFlag(X509ChainStatusFlags.NotTimeValid) => "it has expired, or is not valid yet",
            _ when statuses.HasFlag(X509ChainStatusFlags.UntrustedRoot) || statuses.HasFlag(X509ChainStatusFlags.PartialChain) =>
                "it is signed by nobody this machine knows, such as by itself",
            _ => $"this machine does not trust it ({statuses})",
        };
    }
}
