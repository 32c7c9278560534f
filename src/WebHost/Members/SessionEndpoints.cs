using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Oqupie.WebHost.Access;

namespace Oqupie.WebHost.Members;

internal static class SessionEndpoints
{
    public static void MapSession(this IEndpointRouteBuilder routes)
    {
        var session = routes.MapGroup($"{Wire.Api}/session").WithTags("Session").IsOpenToAll();

        session.MapPost("", SignIn).WithName("signIn").WithSummary("Signs in with a cookie");
        session.MapDelete("", (Delegate)SignOut).WithName("signOut").WithSummary("Signs out");
    }

    private static async Task<Results<Ok<Me>, ProblemHttpResult>> SignIn(
        SignInRequest request, SignInDesk desk, MeDesk me, HttpContext http, CancellationToken cancellationToken) =>
        await me.Begin(http, await desk.SignIn(request.Email, request.Password, http.Connection.RemoteIpAddress ?? IPAddress.None, cancellationToken));

    private static async Task<NoContent> SignOut(HttpContext http)
    {
        await http.SignOutAsync(SessionCookie.Scheme);
        return TypedResults.NoContent();
    }

    internal sealed record SignInRequest
    {
        public string Email { get; init; } = "";

        public string Password { get; init; } = "";
    }
}
