using System.Net;
using Microsoft.AspNetCore.Builder;

namespace Oqupie.WebHost.Tests.Access;

public sealed class UndeclaredEndpointTests(Company company)
{
    [Fact]
    public async Task An_endpoint_that_does_not_say_what_it_requires_lets_in_nobody()
    {
        await using var host = await TestHost.Start(company.Silo, more: app => app.MapGet("/api/v1/forgotten", () => "secret"));
        using var owner = new Browser(host.Address, company.Owner.Cookies);

        (await owner.Get("forgotten")).Is(HttpStatusCode.Forbidden, "not_allowed");
    }
}
