using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Oqupie.WebHost.Access;

/// <summary>Where somebody tries to sign in from.</summary>
/// <param name="Network">What one customer of a provider has at hand: 256 addresses of IPv4, a /56 of IPv6.</param>
/// <param name="Device">Of a browser from which this address was signed in to before; null for any other.</param>
internal sealed record SignInSource(string Network, string? Device)
{
    private const int V4Bytes = 3;
    private const int V6Bytes = 7;

    /// <summary>What failures are counted by.</summary>
    public string Counted => Device ?? Network;

    public static string NetworkOf(IPAddress? address)
    {
        if (address is null)
        {
            return "nowhere";
        }

        var from = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var kept = from.AddressFamily is AddressFamily.InterNetwork ? V4Bytes : V6Bytes;
        var bytes = from.GetAddressBytes();
        Array.Clear(bytes, kept, bytes.Length - kept);
        return string.Create(CultureInfo.InvariantCulture, $"{new IPAddress(bytes)}/{kept * 8}");
    }
}
