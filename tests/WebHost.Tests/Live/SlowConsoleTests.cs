using System.Net.WebSockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Oqupie.Testing.Servers;
using Oqupie.WebHost.Live;

namespace Oqupie.WebHost.Tests.Live;

public sealed class SlowConsoleTests(WebFloor floor)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_console_that_takes_nothing_is_cut_and_holds_up_nobody()
    {
        var brand = await floor.NewBrand();
        await using var well = await floor.Owner.Connect();
        await well.Watch(brand);
        var consoles = floor.Services.GetRequiredService<Consoles>();
        var known = consoles.All.Select(connection => connection.Id).ToHashSet(StringComparer.Ordinal);
        using var hung = await Hang(brand);
        await Until.True(() => consoles.All.Any(IsHung), () => "it did not connect", cancellationToken: Cancellation);

        var published = 0;

        while (consoles.All.Any(IsHung))
        {
            Assert.True(++published < 2_000, "it was never cut");
            await floor.Feed(brand).Publish(News.Of(published, 1, size: 100_000));
            await well.UntilHeard(published, 1);
        }

        Assert.True(published > 1);

        bool IsHung(LiveConnection connection) => !known.Contains(connection.Id) && !connection.Brands.IsEmpty;
    }

    // As a console does it, but without ever reading.
    private async Task<ClientWebSocket> Hang(string brand)
    {
        var socket = new ClientWebSocket();
        socket.Options.Cookies = floor.Owner.Cookies;
        socket.Options.SetRequestHeader("Sec-Fetch-Site", "same-origin");
        await socket.ConnectAsync(new UriBuilder(floor.Address) { Scheme = "ws", Path = "/hubs/live" }.Uri, Cancellation);
        await Say("""{"protocol":"json","version":1}""");
        await Say($$"""{"type":1,"invocationId":"1","target":"watch","arguments":["{{brand}}"]}""");
        return socket;

        async Task Say(string text) =>
            await socket.SendAsync(Encoding.UTF8.GetBytes(text + '\u001e'), WebSocketMessageType.Text, endOfMessage: true, Cancellation);
    }
}
