using System.Net;
using System.Net.Sockets;

namespace Oqupie.Portal.Serving;

/// <summary>Whom a limit takes for one: whoever has one address of IPv6 has the whole /64. Pure.</summary>
internal static class Neighbourhood
{
    public static string Of(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };
}
