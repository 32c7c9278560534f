using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using Oqupie.Bench.Measuring;

namespace Oqupie.Bench.LiveDelivery;

/// <summary>What the numbers on the boxes cost, and how soon they are right: told by the hub, or asked for 0.4 s after each entry.</summary>
internal static class Counting
{
    private const int Consoles = 200;

    public static async Task Run(TimeSpan duration)
    {
        Console.WriteLine("counts   | consoles | events/s | questions/s | told/s | product's ms of processor/s | p50 ms | p99 ms");

        foreach (var told in (bool[])[false, true, false, true])
        {
            await using var product = await Product.Start();
            Console.WriteLine(await Measure(product, told, duration));
        }
    }

    private static async Task<string> Measure(Product product, bool told, TimeSpan duration)
    {
        var (latencies, made, questions, messages) = (new Latencies(), new ConcurrentDictionary<int, long>(), 0, 0);
        using var client = product.Client();
        var connections = new List<HubConnection>();

        for (var n = 0; n < Consoles; n++)
        {
            var connection = new HubConnectionBuilder()
                .WithUrl(new Uri(product.Process.Address, "/hubs/live"), options => options.AccessTokenProvider = () => Task.FromResult<string?>(product.Key))
                .Build();
            var seen = 0;
            var asking = 0;

            void Hear(JsonElement counts)
            {
                var (now, all) = (TimeProvider.System.GetTimestamp(), counts.GetProperty("all").GetInt32());

                for (; seen < all; seen++)
                {
                    if (made.TryGetValue(seen + 1, out var at))
                    {
                        latencies.Add(TimeProvider.System.GetElapsedTime(at, now));
                    }
                }
            }

            async Task Ask()
            {
                await Task.Delay(TimeSpan.FromMilliseconds(400), TimeProvider.System);
                Interlocked.Exchange(ref asking, 0);
                Interlocked.Increment(ref questions);
                Hear(await client.GetFromJsonAsync<JsonElement>("/api/v1/tickets/counts"));
            }

            connection.On<string?, JsonElement>("counts", (_, counts) =>
            {
                Interlocked.Increment(ref messages);
                Hear(counts);
            });
            connection.On<JsonElement[]>("happened", entries =>
            {
                if (!told && entries.Length > 0 && Interlocked.Exchange(ref asking, 1) is 0)
                {
                    _ = Ask(); // Not awaited: the console goes on hearing.
                }
            });
            await connection.StartAsync();
            await connection.InvokeAsync<JsonElement>("watch", (string?)null);
            await (told ? connection.InvokeAsync("count", (string?)null) : Task.CompletedTask);
            connections.Add(connection);
        }

        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        var (began, cpu, events) = (TimeProvider.System.GetTimestamp(), ProcessUse.Cpu(product.Process.Id), 0);

        while (TimeProvider.System.GetElapsedTime(began) < duration)
        {
            await pace.WaitForNextTickAsync();
            made[++events] = TimeProvider.System.GetTimestamp();
            var wish = new { brand = product.Brand, subject = "Crash", body = "It stops.", customer = new { email = "park@bench.example", name = "J. Park" } };
            using var answer = await client.PostAsJsonAsync("/api/v1/tickets", wish);
            answer.EnsureSuccessStatusCode();
        }

        var seconds = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        var used = (ProcessUse.Cpu(product.Process.Id) - cpu).TotalMilliseconds / seconds;
        await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System);

        foreach (var connection in connections)
        {
            await connection.DisposeAsync();
        }

        var (how, p50, p99) = (told ? "told" : "asked", latencies.Percentile(0.5), latencies.Percentile(0.99));
        return string.Create(CultureInfo.InvariantCulture, $"{how,-8} | {Consoles,8} | {events / seconds,8:0.0} | ")
            + string.Create(CultureInfo.InvariantCulture, $"{questions / seconds,11:0} | {messages / seconds,6:0} | {used,27:0} | {p50,6:0} | {p99,6:0}");
    }
}
