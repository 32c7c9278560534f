using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Oqupie.ServiceDefaults.Access;
using Oqupie.WebHost.Access;
using Oqupie.WebHost.Members;

namespace Oqupie.WebHost.Accounts;

internal static class SetUpEndpoints
{
    public static void MapSetUp(this IEndpointRouteBuilder routes)
    {
        var setUp = routes.MapGroup($"{Wire.Api}/setup").WithTags("Set-up").IsOpenToAll();

        setUp.MapGet("", IsNeeded).WithName("isSetUpNeeded").WithSummary("Whether the server still waits for its owner");
        setUp.MapPost("", SetUp).WithName("setUp").WithSummary("Makes the account and its owner, with the printed token");
    }

    private static async Task<Ok<SetUpView>> IsNeeded(SetUpDesk desk) => TypedResults.Ok(new SetUpView(await desk.IsNeeded()));

    private static async Task<Results<Ok<Me>, ProblemHttpResult>> SetUp(SetUpRequest request, SetUpDesk desk, MeDesk me, HttpContext http) =>
        await me.Begin(http, await desk.SetUp(request.Token, request.ToWish()));

    internal sealed record SetUpView(bool Needed);

    internal sealed record SetUpRequest
    {
        public string Token { get; init; } = "";

        public string AccountName { get; init; } = "";

        public string Name { get; init; } = "";

        public string Email { get; init; } = "";

        public string Password { get; init; } = "";

        public string Language { get; init; } = "en";

        public SetUpWish ToWish() => new() { AccountName = AccountName, Name = Name, Email = Email, Password = Password, Language = Language };
    }
}
