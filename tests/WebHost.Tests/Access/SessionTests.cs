using System.Net;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Time.Testing;
using Oqupie.Contracts.Members;

namespace Oqupie.WebHost.Tests.Access;

/// <summary>A session lives on the server: who has a copy of its cookie has nothing once it ended.</summary>
public sealed class SessionTests(Company company)
{
    [Fact]
    public async Task A_copied_cookie_opens_nothing_after_signing_out()
    {
        var (_, browser) = await company.Join(Role.Agent);
        using var copy = browser.Copy();
        (await copy.Get("me")).IsOk();

        (await browser.Delete("session")).Is(HttpStatusCode.NoContent);

        (await copy.Get("me")).Is(HttpStatusCode.Unauthorized, "not_signed_in");
    }

    [Fact]
    public async Task Signing_out_in_one_browser_leaves_the_others_signed_in()
    {
        var (_, browser) = await company.Join(Role.Agent);
        var other = await company.Elsewhere(browser);

        (await browser.Delete("session")).Is(HttpStatusCode.NoContent);

        (await other.Get("me")).IsOk();
    }

    [Fact]
    public async Task It_ends_on_the_other_hosts_too()
    {
        await using var host = await TestHost.Start(company.Silo);
        var (_, browser) = await company.Join(Role.Agent);
        using var elsewhere = new Browser(host.Address, browser.Copy().Cookies);
        (await elsewhere.Get("me")).IsOk();

        (await browser.Delete("session")).Is(HttpStatusCode.NoContent);

        await RightsTests.EndsInTime(() => elsewhere.Get("me"), HttpStatusCode.Unauthorized, "not_signed_in");
    }

    [Fact]
    public async Task Another_host_knows_at_once_who_signed_in_here()
    {
        await using var host = await TestHost.Start(company.Silo);
        var (_, browser) = await company.Join(Role.Agent);
        using var elsewhere = new Browser(host.Address, browser.Copy().Cookies);
        (await elsewhere.Get("me")).IsOk(); // From here on this host knows the member, and not the next session.
        var next = await company.Elsewhere(browser);

        using var again = new Browser(host.Address, next.Cookies);

        (await again.Get("me")).IsOk();
    }

    [Fact]
    public async Task So_do_the_live_connections_of_it()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["SignIn:IdleFor"] = "100.00:00:00" };
        await using var host = await TestHost.Start(company.Silo, settings, clock: clock);
        using var browser = host.Browser();
        (await browser.SignIn("olivia@acme.example", Company.Password)).IsOk();
        await using var hub = new HubConnectionBuilder().WithUrl(new Uri(host.Address, "/hubs/live"), http => http.Cookies = browser.Cookies).Build();
        var closed = new TaskCompletionSource();
        hub.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        await hub.StartAsync(TestContext.Current.CancellationToken);

        clock.Advance(TimeSpan.FromDays(14));
        clock.Advance(TimeSpan.FromSeconds(10));

        await closed.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_session_comes_to_an_end_however_often_it_is_used()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var host = await TestHost.Start(company.Silo, clock: clock);
        using var browser = host.Browser();
        (await browser.SignIn("olivia@acme.example", Company.Password)).IsOk();

        for (var day = 1; day < 14; day++)
        {
            clock.Advance(TimeSpan.FromDays(1));
            (await browser.Get("me")).IsOk();
        }

        clock.Advance(TimeSpan.FromDays(1));
        (await browser.Get("me")).Is(HttpStatusCode.Unauthorized, "not_signed_in");
    }
}
