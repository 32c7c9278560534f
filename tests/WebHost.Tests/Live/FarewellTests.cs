using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Oqupie.WebHost.Tests.Live;

/// <summary>A host that is told to stop lets its consoles go, also those that come back at once.</summary>
public sealed class FarewellTests(Company company)
{
    private const int Consoles = 50;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stop_does_not_wait_for_consoles_that_come_back()
    {
        var made = (await company.Owner.Post("api-keys", new { name = "Console", scopes = new[] { "tickets:read" } })).Is(HttpStatusCode.Created);
        var host = await TestHost.Start(company.Silo);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var hubs = await Task.WhenAll(Enumerable.Range(0, Consoles).Select(_ => Connect(host.Address, (string)made.Json["key"]!, over.Token)));

        var stopping = Stopwatch.StartNew();
        await host.DisposeAsync();
        var took = stopping.Elapsed;

        await over.CancelAsync();
        await Task.WhenAll(hubs.Select(hub => hub.DisposeAsync().AsTask()));
        Assert.True(took < TimeSpan.FromSeconds(5), $"The stop took {took}.");
    }

    [Fact]
    public async Task Who_comes_while_it_still_listens_is_told_to_come_later()
    {
        await using var host = await TestHost.Start(company.Silo);
        host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        using var http = new HttpClient { BaseAddress = host.Address };

        using var answer = await http.PostAsync("/hubs/live/negotiate?negotiateVersion=1", content: null, Cancellation);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, true), (answer.StatusCode, answer.Headers.RetryAfter is not null));
    }

    private static async Task<HubConnection> Connect(Uri address, string key, CancellationToken over)
    {
        var hub = new HubConnectionBuilder().WithUrl(new Uri(address, "/hubs/live"), options => options.Headers["Authorization"] = $"Bearer {key}").Build();
        hub.Closed += _ => ComeBack(hub, over);
        await hub.StartAsync(over);
        await hub.InvokeAsync("watch", null, over);
        return hub;
    }

    // As an impatient console does: at once, and again.
    private static async Task ComeBack(HubConnection hub, CancellationToken over)
    {
        while (!over.IsCancellationRequested && hub.State is HubConnectionState.Disconnected)
        {
            await Record.ExceptionAsync(() => hub.StartAsync(over));
        }
    }
}
