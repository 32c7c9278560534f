using System.Net.Http;
using Oqupie.Channels.Translating;

namespace Oqupie.Channels.Calling;

/// <summary>Of a process that brings no way out, such as one that only reads mail: nobody may be called.</summary>
internal sealed class NoWayOut : IWayOut
{
    public HttpMessageHandler Handler(TimeSpan connectTimeout, Func<string, bool> trusts, int mostConnections = 4) => new Closed();

    public bool HasRefused(HttpRequestException failure) => true;

    private sealed class Closed : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new HttpRequestException("This process calls nobody.");
    }
}
