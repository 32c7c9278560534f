using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Oqupie.WebHost.Access;

namespace Oqupie.WebHost.Tests.Access;

/// <summary>Every endpoint there is, asked by everybody there is.</summary>
public sealed partial class EndpointMatrixTests(Company company)
{
    /// <summary>A hub's endpoints take every method.</summary>
    private const string Any = "ANY";

    private static readonly string[] Refusals = ["not_signed_in", "not_allowed", "cross_site"];

    [Fact]
    public void Every_endpoint_says_what_it_requires()
    {
        var silent = Endpoints().Where(endpoint =>
            endpoint.Endpoint.Metadata.GetMetadata<Requirement>() is null && endpoint.Endpoint.Metadata.GetMetadata<OpenToAll>() is null);

        Assert.Empty(silent.Select(endpoint => endpoint.Name));
    }

    [Fact]
    public void Every_endpoint_is_expected() =>
        Assert.Empty(Endpoints().Select(endpoint => endpoint.Name).Except(Expectations.Of.Keys, StringComparer.Ordinal));

    [Fact]
    public async Task Everybody_is_let_in_where_they_should_be_and_nowhere_else()
    {
        var surprises = new List<string>();

        foreach (var endpoint in Endpoints().Where(endpoint => Expectations.Of.ContainsKey(endpoint.Name)))
        {
            foreach (var (who, browser) in Everybody())
            {
                using var window = browser.Copy();
                var body = endpoint.Method is "GET" or Any ? null : Body(endpoint.Endpoint);
                var answer = await window.Send(new(endpoint.Method is Any ? "GET" : endpoint.Method), endpoint.Path, body);
                var expected = Expectations.Of[endpoint.Name].HasFlag(who);
                var asExpected = expected
                    ? !Refusals.Contains(answer.Code, StringComparer.Ordinal)
                    : (answer.Status, answer.Code) == (who is Who.Nobody
                        ? (HttpStatusCode.Unauthorized, "not_signed_in")
                        : (HttpStatusCode.Forbidden, "not_allowed"));

                if (!asExpected)
                {
                    surprises.Add($"{endpoint.Name} as {who}: {(int)answer.Status} {answer.Text}");
                }
            }
        }

        Assert.Empty(surprises);
    }

    private IEnumerable<(Who Who, Browser Browser)> Everybody() =>
    [
        (Who.Owner, company.Owner),
        (Who.Admin, company.Admin),
        (Who.ProAgent, company.ProAgent),
        (Who.Agent, company.Agent),
        (Who.Stranger, company.Stranger),
        (Who.KeyForEverything, company.KeyForEverything),
        (Who.KeyForReadingTickets, company.KeyForReading),
        (Who.Nobody, company.Nobody),
    ];

    private IEnumerable<(string Name, string Method, string Path, RouteEndpoint Endpoint)> Endpoints() =>
        from endpoint in company.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let route = Constraint().Replace($"/{endpoint.RoutePattern.RawText!.Trim('/')}", "")
        where AccessMiddleware.IsOurs(route)
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [Any]
        where method is not "OPTIONS"
        select ($"{method} {route}", method, Filled(route), endpoint);

    // Of the kind the endpoint takes: a wrong content type is refused before anybody asks who sent it.
    private static HttpContent Body(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes[0] is { } type and not "application/json"
            ? new StringContent("nothing", MediaTypeHeaderValue.Parse(type))
            : JsonContent.Create(new { });

    private static string Filled(string route) =>
        string.Join('/', route.Split('/').Select(part => part.StartsWith('{') ? (part is "{ticket}" or "{version}" ? "987654321" : "none") : part));

    /// <summary>":long" in "{ticket:long}".</summary>
    [GeneratedRegex(@"(?<=\{\w+):[^}]*(?=\})", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Constraint();
}
