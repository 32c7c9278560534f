using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Oqupie.ServiceDefaults.Access;
using Oqupie.WebHost.Access;

namespace Oqupie.WebHost.Members;

internal static class SessionEndpoints
{
    public static void MapSession(this IEndpointRouteBuilder routes)
    {
        var session = routes.MapGroup($"{Wire.Api}/session").WithTags("Session").IsOpenToAll();

        session.MapPost("", SignIn).WithName("signIn").WithSummary("Signs in with a cookie");
        session.MapDelete("", SignOut).WithName("signOut").WithSummary("Signs out, and ends the session on every host and its live connections");
    }

    private static async Task<Results<Ok<Me>, ProblemHttpResult>> SignIn(
        SignInRequest request, SignInDesk desk, MeDesk me, KnownDevices devices, HttpContext http, CancellationToken cancellationToken)
    {
        var from = new SignInSource(SignInSource.NetworkOf(http.Connection.RemoteIpAddress), devices.Of(http, request.Email));
        return await me.Begin(http, await desk.SignIn(request.Email, request.Password, from, cancellationToken));
    }

    private static async Task<NoContent> SignOut(HttpContext http, MeDesk me)
    {
        await me.End(http);
        return TypedResults.NoContent();
    }

    internal sealed record SignInRequest
    {
        public string Email { get; init; } = "";

        public string Password { get; init; } = "";
    }
}
