using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Notifications.Pushing;
using Oqupie.WebHost.Access;

namespace Oqupie.WebHost.Notifications;

internal static class PushEndpoints
{
    public static void MapPush(this IEndpointRouteBuilder routes)
    {
        var push = routes.MapGroup($"{Wire.Api}/me/push").WithTags("Me").RequiresMember();

        push.MapGet("", Read).WithName("readPush").WithSummary("The server's key for subscriptions, and the browsers that one is notified in");
        push.MapPost("", Register).WithName("registerPush").WithSummary("Notifies this browser while the session is open; the same endpoint again is the same");
        push.MapDelete("", RemoveEndpoint).WithName("removePushEndpoint").WithSummary("Notifies the browser of an endpoint no more");
        push.MapDelete("/{device}", Remove).WithName("removePushDevice").WithSummary("Notifies one of one's browsers no more");
        push.MapPost("/{device}/test", Try).WithName("tryPush").WithSummary("Sends a notification that says only that it came");
    }

    private static async Task<Ok<PushDevices>> Read(Actor actor, IGrainFactory grains) => TypedResults.Ok(await Devices(actor, grains).Read());

    private static async Task<Results<Ok<PushDevice>, ProblemHttpResult>> Register(PushBody body, Actor actor, HttpContext http, IGrainFactory grains)
    {
        if (Caller.Of(http.User) is not { Session: { } session })
        {
            return AccessRules.NotSignedIn.ToProblem();
        }

        var (name, system) = BrowserName.Of(http.Request.Headers.UserAgent.ToString());
        var browser = new PushBrowser(session.Id, session.EndsAt) { Name = name, System = system };
        return (await Devices(actor, grains).Register(new(body.Endpoint, body.Keys.P256dh, body.Keys.Auth), browser)).ToHttp();
    }

    private static async Task<NoContent> RemoveEndpoint([FromBody] PushEndpointBody body, Actor actor, IGrainFactory grains)
    {
        await Devices(actor, grains).RemoveEndpoint(body.Endpoint);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> Remove(string device, Actor actor, IGrainFactory grains)
    {
        await Devices(actor, grains).Remove(device);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<PushDevice>, ProblemHttpResult>> Try(string device, Actor actor, IGrainFactory grains) =>
        (await Devices(actor, grains).Try(device)).ToHttp();

    private static IPushDevicesGrain Devices(Actor actor, IGrainFactory grains) =>
        grains.GetGrain<IPushDevicesGrain>(new MemberId(actor.Account, actor.Id).ToString());

    /// <summary>As <c>PushSubscription.toJSON()</c> has it; what else that says is passed over.</summary>
    internal sealed record PushBody
    {
        public string Endpoint { get; init; } = "";

        public PushKeysBody Keys { get; init; } = new();
    }

    /// <summary>In base64url.</summary>
    internal sealed record PushKeysBody
    {
        public string P256dh { get; init; } = "";

        public string Auth { get; init; } = "";
    }

    /// <summary>Of a subscription.</summary>
    internal sealed record PushEndpointBody
    {
        public string Endpoint { get; init; } = "";
    }
}
