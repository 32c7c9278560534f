using System.Net;
using System.Net.Sockets;

namespace Oqupie.ServiceDefaults.Outgoing;

/// <summary>Which addresses are on the public internet, and nobody's own network or machine. What is not known to be public is not. Pure.</summary>
public static class PublicAddresses
{
    // RFC 6890 and its registry; 6to4 relays and benchmarks among them.
    private static readonly IPNetwork[] Kept =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");

    // Within that: protocol assignments and tunnels, which bear an address of the old kind inside, and documentation.
    private static readonly IPNetwork[] KeptOfGlobal = [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(IPNetwork.Parse)];

    public static bool Contain(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily is AddressFamily.InterNetwork
            ? !Array.Exists(Kept, network => network.Contains(plain))
            : Global.Contains(plain) && !Array.Exists(KeptOfGlobal, network => network.Contains(plain));
    }
}
