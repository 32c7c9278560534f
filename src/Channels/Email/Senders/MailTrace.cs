using System.Net;
using System.Net.Sockets;
using MimeKit;

namespace Oqupie.Channels.Email.Senders;

/// <summary>
/// Finds the findings that a server itself has put on a mail. Headers stand newest first: what lies below the Received by which the server took the mail in
/// from outside came with it, and anybody may have written it.
/// </summary>
internal static class MailTrace
{
    private const int LongestReceived = 2_000;

    private static readonly char[] Around = ['(', ')', '[', ']', ' ', '\t', '\r', '\n', ',', ';'];

    /// <summary>The server's newest findings, as they stand; several where it has written several at once.</summary>
    public static List<string> Findings(HeaderList headers, TrustedServer server, Func<string, bool> isSigned)
    {
        var (places, border) = Places(headers, server, isSigned);

        // Where nothing says how the mail came, all of it may be the sender's; then only an operator's word stands for it, and for the topmost alone.
        var own = border is { } at ? places.Take(server.BelowReceived ? at + 1 : at) : server.Named ? places : [];
        var newest = own.FirstOrDefault(place => place.Count > 0) ?? [];
        return server.BelowReceived || border is null ? [.. newest.Take(1)] : newest;
    }

    /// <summary>What stands above the first Received, what below it, and so on; and which Received, counted from 1, took the mail in from outside.</summary>
    private static (List<List<string>> Places, int? Border) Places(HeaderList headers, TrustedServer server, Func<string, bool> isSigned)
    {
        List<List<string>> places = [[]];
        int? border = null;

        foreach (var header in headers)
        {
            if (header.Id is HeaderId.AuthenticationResults && isSigned(header.Value))
            {
                places[^1].Add(header.Value);
            }
            else if (header.Id is HeaderId.Received)
            {
                if (border is null && !IsWithin(header.Value, server))
                {
                    border = places.Count;
                }

                places.Add([]);
            }
        }

        return (places, border);
    }

    /// <summary>From one program of the server to the next: nobody outside took part in it.</summary>
    private static bool IsWithin(string received, TrustedServer server)
    {
        var line = received.Length <= LongestReceived ? received : received[..LongestReceived];
        var words = line.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);

        if (words is not [var first, .. var rest] || !Is(first, "from"))
        {
            return words is [var by, ..] && Is(by, "by");
        }

        var until = Array.FindIndex(rest, word => Is(word, "by"));

        if (until < 1)
        {
            return false;
        }

        var (from, here) = (string.Join(' ', rest[..until]), until + 1 < rest.Length ? rest[until + 1] : "");
        var addresses = from.Split(Around, StringSplitOptions.RemoveEmptyEntries).Select(Address).OfType<IPAddress>().ToList();
        var locally = rest[until..].SkipWhile(word => !Is(word, "with")).Skip(1).FirstOrDefault() is { } with
            && with.StartsWith("LMTP", StringComparison.OrdinalIgnoreCase);

        return addresses.Count is 0 ? locally && (Is(rest[0], here) || Is(rest[0], "localhost"))
            : addresses.TrueForAll(IPAddress.IsLoopback)
            || ((locally || server.Named) && addresses.TrueForAll(IsPrivate))
            || (server.Owns(Verified(from)) && server.Owns(here));
    }

    // The name that a server has looked up itself stands before the address, and behind whatever the other side has called itself:
    // "mail.example (mx1.cook.example [203.0.113.5])". Microsoft writes no such name, and looks into each mail above what we then take for its own.
    private static string Verified(string from)
    {
        if (from.LastIndexOf(" [", StringComparison.Ordinal) is > 0 and var end && from.LastIndexOf('(', end) is >= 0 and var open)
        {
            return from.Contains("may be forged", StringComparison.OrdinalIgnoreCase) ? "" : from[(open + 1)..end].Trim();
        }

        var said = from.Split(' ')[0];
        return said.EndsWith(".prod.outlook.com", StringComparison.OrdinalIgnoreCase) ? said : "";
    }

    private static IPAddress? Address(string word)
    {
        var bare = word.StartsWith("IPv6:", StringComparison.OrdinalIgnoreCase) ? word[5..] : word;
        return bare.AsSpan().IndexOfAny('.', ':') > 0 || bare.StartsWith("::", StringComparison.Ordinal)
            ? IPAddress.TryParse(bare, out var address) ? address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address : null
            : null;
    }

    private static bool IsPrivate(IPAddress address) => IPAddress.IsLoopback(address)
        || (address.AddressFamily is AddressFamily.InterNetworkV6
            ? address.IsIPv6LinkLocal || address.IsIPv6UniqueLocal
            : address.GetAddressBytes() is [10, ..] or [192, 168, ..] or [172, >= 16 and <= 31, ..]);

    private static bool Is(string one, string other) => string.Equals(one.TrimEnd(';', '.'), other, StringComparison.OrdinalIgnoreCase);
}
