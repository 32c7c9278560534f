using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Oqupie.WebHost.Access;

namespace Oqupie.WebHost.Tests.Access;

/// <summary>One endpoint of ours, as the matrices ask it.</summary>
/// <param name="Name">"GET /api/v1/tickets/{ticket}", as <see cref="Expectations"/> call it.</param>
/// <param name="Method">What it takes.</param>
/// <param name="Path">With its parameters, or with what stands for them.</param>
/// <param name="Endpoint">Itself.</param>
internal sealed partial record Asked(string Name, string Method, string Path, RouteEndpoint Endpoint)
{
    /// <summary>A hub's endpoints take every method.</summary>
    private const string Any = "ANY";

    public HttpMethod HttpMethod => new(Method is Any ? "GET" : Method);

    public static IEnumerable<Asked> Of(TestHost host) =>
        from endpoint in host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let route = Constraint().Replace($"/{endpoint.RoutePattern.RawText!.Trim('/')}", "")
        where AccessMiddleware.IsOurs(route)
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [Any]
        where method is not "OPTIONS"
        select new Asked($"{method} {route}", method, route, endpoint);

    /// <summary>Of the kind the endpoint takes: a wrong content type is refused before anybody asks who sent it.</summary>
    /// <param name="json">What it says, where it takes JSON.</param>
    public HttpContent? Body(object? json = null) => Method is "GET" or "HEAD" or Any ? null
        : Endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes[0] is { } type and not "application/json"
            ? new StringContent("nothing", MediaTypeHeaderValue.Parse(type))
            : JsonContent.Create(json ?? new { });

    /// <summary>":long" in "{ticket:long}".</summary>
    [GeneratedRegex(@"(?<=\{\w+):[^}]*(?=\})", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Constraint();
}
