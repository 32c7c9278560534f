using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Oqupie.Contracts.Members;
using Oqupie.ServiceDefaults.Access;
using Oqupie.ServiceDefaults.Hosts;
using Oqupie.ServiceDefaults.Problems;

namespace Oqupie.WebHost.Access;

/// <summary>Lets in who meets the endpoint's requirement. An endpoint of ours that names none lets in nobody.</summary>
internal sealed partial class AccessMiddleware(RequestDelegate next, ILogger<AccessMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext http, AccessGate gate, AskingActor asking, OurHosts ours)
    {
        var endpoint = http.GetEndpoint() as RouteEndpoint;

        if (endpoint?.Metadata.GetMetadata<Requirement>() is { } requirement)
        {
            var asked = await gate.Ask(http.User, requirement, write: !IsSafe(http.Request.Method));

            if (!asked.Succeeded(out var actor, out var refusal))
            {
                await refusal.ToProblem().ExecuteAsync(http);
                return;
            }

            asking.Admit(actor);

            if (actor.Kind is ActorKind.Member)
            {
                ours.LetIn(http.Request.Host.Host);
            }
        }
        else if (endpoint is not null && IsOurs(http.Request.Path) && endpoint.Metadata.GetMetadata<OpenToAll>() is null)
        {
            LogUndeclared(endpoint.DisplayName);
            await Problem.Of(StatusCodes.Status403Forbidden).ExecuteAsync(http);
            return;
        }

        await next(http);
    }

    public static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    public static bool IsOurs(PathString path) =>
        path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase);

    [LoggerMessage(LogLevel.Error, "Endpoint {Endpoint} does not say what it requires, so it is closed.")]
    private partial void LogUndeclared(string? endpoint);
}

/// <summary>The admitted one, for handlers that take an <see cref="Actor"/>.</summary>
internal sealed class AskingActor
{
    private Actor? _actor;

    public Actor Actor => _actor ?? throw new InvalidOperationException("This endpoint is open to all, so it has no actor.");

    public void Admit(Actor actor) => _actor = actor;
}
