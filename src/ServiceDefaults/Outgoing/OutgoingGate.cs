using System.Net;
using System.Net.Http;
using System.Net.Sockets;

namespace Oqupie.ServiceDefaults.Outgoing;

/// <summary>
/// The way out for calls to addresses that somebody else has named. A name is resolved here and the connection goes to what was looked at, so a name that
/// means something else a moment later leads nowhere else; and each redirect is a call of its own.
/// </summary>
/// <param name="allowed">Which addresses may be connected to.</param>
public sealed class OutgoingGate(Func<IPAddress, bool> allowed)
{
    private const int MostHeaders = 16; // In kilobytes.

    /// <summary>Bears no cookies, no credentials and no proxy of this machine, follows nothing and unpacks nothing.</summary>
    /// <param name="connectTimeout">How long until there is a connection.</param>
    /// <param name="trusts">Whether the operator has named a host: that one may be anywhere. Null trusts none.</param>
    public SocketsHttpHandler Handler(TimeSpan connectTimeout, Func<string, bool>? trusts = null) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = connectTimeout,
        MaxResponseHeadersLength = MostHeaders,
        MaxConnectionsPerServer = 4,
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        ConnectCallback = (context, cancellationToken) => Connect(context, trusts?.Invoke(context.DnsEndPoint.Host) is true, cancellationToken),
    };

    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, bool isTrusted, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        IPAddress[] found = [.. (await Dns.GetHostAddressesAsync(host, cancellationToken)).Where(address => isTrusted || allowed(address))];

        if (found.Length is 0)
        {
            throw new OutgoingRefusedException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

        try
        {
            await socket.ConnectAsync(found, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>An address that calls of ours do not go to.</summary>
public sealed class OutgoingRefusedException()
    : HttpRequestException("Outgoing calls do not go to loopback and private addresses; the setting Outgoing:AllowPrivateTargets lets them.");
