using System.Net.Http;

namespace Oqupie.Channels.Translating;

/// <summary>Lets nothing out: for whoever uses the channels and says nothing of ways, as who only reads mail.</summary>
internal sealed class NoWayOut : IWayOut
{
    public HttpMessageHandler Handler(TimeSpan connectTimeout, Func<string, bool> trusts, int mostConnections = 4) =>
        new SocketsHttpHandler { ConnectCallback = (_, _) => throw new HttpRequestException("Nothing goes out from here.") };

    public bool HasRefused(HttpRequestException failure) => true;
}
