using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Oqupie.ServiceDefaults.Access;
using Oqupie.WebHost.Access;

namespace Oqupie.WebHost.Channels;

/// <summary>Where providers call us: by one address for all channels of a kind, or by one for each.</summary>
internal static class HooksEndpoints
{
    public static void MapHooks(this IEndpointRouteBuilder routes)
    {
        var hooks = routes.MapGroup("/hooks/{kind}").WithTags("Hooks").IsOpenToAll();

        hooks.MapGet("", Answer).WithName("answerHook").WithSummary("Answers a provider's challenge");
        hooks.MapPost("", Take).WithName("takeHook").WithSummary("Takes a provider's signed call");
        hooks.MapGet("/{channel}", AnswerOne).WithName("answerChannelHook").WithSummary("Answers a provider's challenge for one channel");
        hooks.MapPost("/{channel}", TakeOne).WithName("takeChannelHook").WithSummary("Takes a provider's signed call for one channel");
    }

    private static Task<Results<ContentHttpResult, ProblemHttpResult>> Answer(string kind, HttpRequest request, HookDesk desk) =>
        AnswerOne(kind, null, request, desk);

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> AnswerOne(string kind, string? channel, HttpRequest request, HookDesk desk) =>
        (await desk.Answer(kind, channel, request)).Succeeded(out var said, out var refusal) ? TypedResults.Text(said) : refusal.ToProblem();

    private static Task<Results<Ok, ProblemHttpResult>> Take(string kind, HttpRequest request, HookDesk desk, CancellationToken cancellationToken) =>
        TakeOne(kind, null, request, desk, cancellationToken);

    private static async Task<Results<Ok, ProblemHttpResult>> TakeOne(
        string kind, string? channel, HttpRequest request, HookDesk desk, CancellationToken cancellationToken) =>
        (await desk.Take(kind, channel, request, cancellationToken)).Succeeded(out _, out var refusal) ? TypedResults.Ok() : refusal.ToProblem();
}
