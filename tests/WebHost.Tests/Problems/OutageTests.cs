using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Oqupie.Contracts;
using Oqupie.ServiceDefaults.Access;
using Oqupie.Testing;
using Oqupie.WebHost.Access;
using Orleans.Runtime;

namespace Oqupie.WebHost.Tests.Problems;

/// <summary>What callers hear while the store, a disk or a silo is away, and what of a mistake of ours.</summary>
public sealed class OutageTests(Company company)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<Exception, HttpStatusCode, string> Failures => new()
    {
        { new StoreUnavailableException("The disk is full."), HttpStatusCode.ServiceUnavailable, "unavailable" },
        { new TimeoutException(), HttpStatusCode.ServiceUnavailable, "unavailable" },
        { new SiloUnavailableException(), HttpStatusCode.ServiceUnavailable, "unavailable" },
        { new GatewayTooBusyException("Overloaded."), HttpStatusCode.ServiceUnavailable, "unavailable" },
        { new OperationCanceledException("Message expired before placement could complete for grain"), HttpStatusCode.ServiceUnavailable, "unavailable" },
        { new TaskCanceledException(), HttpStatusCode.ServiceUnavailable, "unavailable" },
        { new IOException("No space left on device", 28), HttpStatusCode.ServiceUnavailable, "unavailable" },
        { new IOException("Read-only file system", 30), HttpStatusCode.ServiceUnavailable, "unavailable" },
        { new IOException("It is not about a disk."), HttpStatusCode.InternalServerError, "internal" },
        { new System.Text.RegularExpressions.RegexMatchTimeoutException(), HttpStatusCode.InternalServerError, "internal" },
        { new InvalidOperationException("A mistake."), HttpStatusCode.InternalServerError, "internal" },
        { new FormatException(), HttpStatusCode.InternalServerError, "internal" },
    };

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public async Task An_outage_may_be_asked_again_and_a_mistake_may_not(Exception failure, HttpStatusCode status, string code)
    {
        await using var host = await TestHost.Start(company.Silo, more: app => app.MapGet("/api/v1/fails", IResult () => throw failure).IsOpenToAll());
        using var http = new HttpClient { BaseAddress = host.Address };

        using var answer = await http.GetAsync("/api/v1/fails", Cancellation);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(status is HttpStatusCode.ServiceUnavailable, answer.Headers.RetryAfter is not null);
        Assert.Equal(code, JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation)).RootElement.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Ready_says_that_the_store_is_away_and_comes_back()
    {
        await using var silo = new TestSilo();
        await silo.InitializeAsync();
        await using var host = await TestHost.Start(silo);
        using var http = new HttpClient { BaseAddress = host.Address };
        async Task<HttpStatusCode> Ready()
        {
            silo.Clock.Advance(TimeSpan.FromSeconds(1));
            using var answer = await http.GetAsync("/health/ready", Cancellation);
            return answer.StatusCode;
        }

        var well = await Ready();
        silo.Stores.Probe.Trouble = "The disk of the database is full.";
        var away = await Ready();
        silo.Stores.Probe.Trouble = null;

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (well, away, await Ready()));
    }
}
