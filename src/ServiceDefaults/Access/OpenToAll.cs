using Microsoft.AspNetCore.Builder;

namespace Oqupie.ServiceDefaults.Access;

/// <summary>
/// On an endpoint under <c>/api</c> or <c>/hubs</c> that anybody may call, signed in or not. One that bears neither this nor a requirement of the web host's
/// is closed wherever the web host is.
/// </summary>
public sealed record OpenToAll;

public static class OpenToAllExtensions
{
    public static TBuilder IsOpenToAll<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.Add(built => built.Metadata.Add(new OpenToAll()));
        return endpoint;
    }
}
