using System.Net.Http;

namespace Oqupie.Channels.Translating;

/// <summary>How calls leave for addresses that members have named. The process decides which of those may be called.</summary>
public interface IWayOut
{
    /// <param name="connectTimeout">How long until there is a connection.</param>
    /// <param name="trusts">Whether the operator has named a host, which then may be in a private network.</param>
    /// <param name="mostConnections">To one host at once; further calls wait for one of them.</param>
    HttpMessageHandler Handler(TimeSpan connectTimeout, Func<string, bool> trusts, int mostConnections = 4);

    /// <summary>Whether a call failed because its address may not be called.</summary>
    bool HasRefused(HttpRequestException failure);
}
