using System.Net;
using Microsoft.AspNetCore.SignalR.Client;
using Oqupie.WebHost.Tests.Live;

namespace Oqupie.WebHost.Tests;

/// <summary>A signed-in member with a browser.</summary>
internal sealed record Person(WebFloor Floor, string Id, string Name, HttpClient Http, CookieContainer Cookies)
{
    /// <summary>The same member in another browser.</summary>
    public async Task<Person> Elsewhere()
    {
        using var answer = await Http.GetAsync(new Uri("/api/v1/me", UriKind.Relative), TestContext.Current.CancellationToken);
        return await Floor.SignIn((await WebFloor.Json(answer, HttpStatusCode.OK)).GetProperty("email").GetString()!);
    }

    /// <summary>Opens a live connection, as a console does.</summary>
    public async Task<LiveConsole> Connect()
    {
        var hub = new HubConnectionBuilder()
            .WithUrl(new Uri(Floor.Address, "/hubs/live"), http =>
            {
                http.Cookies = Cookies;
                http.Headers["Sec-Fetch-Site"] = "same-origin";
            })
            .Build();
        var console = new LiveConsole(hub);
        await hub.StartAsync(TestContext.Current.CancellationToken);
        return console;
    }
}
