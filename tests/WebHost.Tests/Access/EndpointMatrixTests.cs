using System.Net;
using Oqupie.ServiceDefaults.Access;
using Oqupie.WebHost.Access;

namespace Oqupie.WebHost.Tests.Access;

/// <summary>Every endpoint there is, asked by everybody there is.</summary>
public sealed class EndpointMatrixTests(Company company)
{
    /// <summary>Ends the session wherever its cookie was copied to.</summary>
    private const string SignOut = "DELETE /api/v1/session";

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
                using var window = endpoint.Name is SignOut ? await company.Elsewhere(browser) : browser.Copy();
                var answer = await window.Send(endpoint.HttpMethod, endpoint.Path, endpoint.Body());
                var expected = Expectations.Of[endpoint.Name].HasFlag(who);
                var refusal = who is Who.Nobody ? (HttpStatusCode.Unauthorized, "not_signed_in") : (HttpStatusCode.Forbidden, "not_allowed");
                var asExpected = endpoint.Method is "HEAD" ? expected == (answer.Status != refusal.Item1) // Without a body there is no code.
                    : expected ? !Refusals.Contains(answer.Code, StringComparer.Ordinal)
                    : (answer.Status, answer.Code) == refusal;

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
        (Who.KeyForChannels, company.KeyForChannels),
        (Who.KeyForInbound, company.KeyForInbound),
        (Who.KeyForMembers, company.KeyForMembers),
        (Who.Nobody, company.Nobody),
    ];

    private IEnumerable<Asked> Endpoints() => Asked.Of(company.Host).Select(asked => asked with { Path = Filled(asked.Path) });

    private static string Filled(string route) =>
        string.Join('/', route.Split('/').Select(part => part switch
        {
            "{ticket}" or "{linked}" or "{version}" or "{file}" => "987654321",
            ['{', ..] => "none",
            _ => part,
        }));
}
