using System.Net;

namespace Oqupie.Channels.Calling;

/// <summary>Settings under "Channels": what the operator of the server says about the providers that channels name as their <c>apiBase</c>.</summary>
internal sealed class ProviderOptions
{
    public const string Section = "Channels";

    /// <summary>Hosts, as addresses name them, that channels may call although they are in a private network. This machine may be called anyhow.</summary>
    public IList<string> PrivateHosts { get; } = [];

    // FormRules take plain http to this machine alone, and only whoever manages channels can say so.
    public bool Trusts(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address))
        || PrivateHosts.Contains(host, StringComparer.OrdinalIgnoreCase);
}
