namespace Oqupie.Grains.Channels;

/// <summary>
/// Knows the addresses of our channels, be it with something behind a plus: "support+oq.sy.3xk@cook.example" is "support@cook.example". Pure.
/// </summary>
internal static class OwnAddresses
{
    public static bool Contain(IEnumerable<string> own, string address)
    {
        var at = address.LastIndexOf('@');
        var plus = at > 0 ? address.IndexOf('+', 0, at) : -1;
        var bare = plus > 0 ? address[..plus] + address[at..] : address;
        return own.Any(one => string.Equals(one, address, StringComparison.OrdinalIgnoreCase) || string.Equals(one, bare, StringComparison.OrdinalIgnoreCase));
    }
}
