using System.Net.Http;
using Oqupie.Channels.Translating;
using Oqupie.ServiceDefaults.Outgoing;

namespace Oqupie.Silo;

/// <summary>Calls of channels to where members say go through the gate that all such calls go through.</summary>
internal sealed class GatedWayOut(OutgoingGate gate) : IWayOut
{
    public HttpMessageHandler Handler(TimeSpan connectTimeout, Func<string, bool> trusts, int mostConnections = 4)
    {
        var handler = gate.Handler(connectTimeout, trusts);
        handler.MaxConnectionsPerServer = mostConnections;
        return handler;
    }

    public bool HasRefused(HttpRequestException failure) => failure is OutgoingRefusedException or { InnerException: OutgoingRefusedException };
}
