using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Oqupie.Bench.LiveDelivery;
using Oqupie.Bench.Measuring;

// From the moment a ticket changes to the message in each console, at 20 events a second, beside bare SignalR with the same row.
// The consoles run in this process on the same cores. dotnet run -c Release --project bench/LiveDelivery [seconds]
// With "counts": what the numbers on the boxes cost. dotnet run -c Release --project bench/LiveDelivery counts [seconds]

if (await BareServer.Serve(args, builder => builder.Services.AddSignalR(), app =>
{
    app.MapHub<BareHub>("/hubs/live");
    app.MapPost("/tell", async (JsonElement row, IHubContext<BareHub> hub) =>
    {
        await hub.Clients.Group("all").SendAsync("happened", new[] { new { row } });
        return Results.NoContent();
    });
}))
{
    return;
}

if (args is ["counts", ..])
{
    await Counting.Run(TimeSpan.FromSeconds(args is [_, var wanted] ? int.Parse(wanted, CultureInfo.InvariantCulture) : 15));
    return;
}

var duration = TimeSpan.FromSeconds(args is [var seconds] ? int.Parse(seconds, CultureInfo.InvariantCulture) : 15);
await using var product = await Product.Start();
await using var bare = await BareServer.Start();
using var client = product.Client();
using var teller = new HttpClient { BaseAddress = bare.Address };
JsonElement sample = default;

Console.WriteLine("consoles | events/s | deliveries | p50 ms | p99 ms | bare SignalR p50 ms | p99 ms");

foreach (var consoles in (int[])[100, 500])
{
    var ours = await Measure(product.Process.Address, product.Key, consoles, async () =>
    {
        var wish =
            new { brand = product.Brand, subject = "Crash on level 3", body = "It stops.", customer = new { email = "park@bench.example", name = "J. Park" } };
        using var answer = await client.PostAsJsonAsync("/api/v1/tickets", wish);
        sample = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
    });
    var limit = await Measure(bare.Address, null, consoles, async () =>
    {
        var row = sample.EnumerateObject().ToDictionary(member => member.Name, member => (object)member.Value, StringComparer.Ordinal);
        row["updatedAt"] = TimeProvider.System.GetUtcNow();
        using var answer = await teller.PostAsJsonAsync("/tell", row);
        answer.EnsureSuccessStatusCode();
    });
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{consoles,8} | {20,8} | {ours.Count,10} | {ours.Percentile(0.5),6:0.0} | {ours.Percentile(0.99),6:0.0} | {limit.Percentile(0.5),19:0.0} | "
            + $"{limit.Percentile(0.99),6:0.0}"));
}

async Task<Latencies> Measure(Uri server, string? key, int consoles, Func<Task> act)
{
    var latencies = new Latencies();
    var connections = new List<HubConnection>();

    foreach (var _ in Enumerable.Range(0, consoles))
    {
        var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(server, "/hubs/live"), options => options.AccessTokenProvider = () => Task.FromResult(key))
            .Build();
        connection.On<JsonElement[]>("happened", entries =>
        {
            var now = TimeProvider.System.GetUtcNow();

            foreach (var entry in entries)
            {
                latencies.Add(now - entry.GetProperty("row").GetProperty("updatedAt").GetDateTimeOffset());
            }
        });
        await connection.StartAsync();
        await connection.InvokeAsync<JsonElement>("watch", (string?)null);
        connections.Add(connection);
    }

    using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
    var began = TimeProvider.System.GetTimestamp();

    for (var warm = true; TimeProvider.System.GetElapsedTime(began) < duration;)
    {
        await pace.WaitForNextTickAsync();
        await act();

        if (warm && TimeProvider.System.GetElapsedTime(began) > duration / 4)
        {
            warm = false;
            latencies.Clear();
        }
    }

    foreach (var connection in connections)
    {
        await connection.DisposeAsync();
    }

    return latencies;
}

internal sealed class BareHub : Hub
{
    [HubMethodName("watch")]
    public async Task<object> Watch(string? brand)
    {
        await Groups.AddToGroupAsync(Context.ConnectionId, "all", Context.ConnectionAborted);
        return new { brand };
    }
}
