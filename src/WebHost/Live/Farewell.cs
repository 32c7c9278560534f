using Microsoft.AspNetCore.Http;
using Oqupie.ServiceDefaults.Problems;

namespace Oqupie.WebHost.Live;

/// <summary>
/// A host that stops lets consoles go: SignalR closes those that are there when the host is told to stop, and here those are refused, or closed again, that
/// come back while it is still listening. One that slipped in between would hold the stop up for as long as a stop may take.
/// </summary>
internal sealed class Farewell(IHostApplicationLifetime lifetime)
{
    public bool HasBegun => lifetime.ApplicationStopping.IsCancellationRequested;

    public async Task Refuse(HttpContext http, RequestDelegate next)
    {
        if (HasBegun && http.Request.Path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase))
        {
            http.Response.Headers.RetryAfter = Unavailability.RetryAfter;
            await Problem.Of(StatusCodes.Status503ServiceUnavailable).ExecuteAsync(http);
            return;
        }

        await next(http);
    }
}
