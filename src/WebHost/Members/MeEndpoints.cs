using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Oqupie.Contracts.Members;
using Oqupie.WebHost.Access;

namespace Oqupie.WebHost.Members;

internal static class MeEndpoints
{
    public static void MapMe(this IEndpointRouteBuilder routes)
    {
        var me = routes.MapGroup($"{Wire.Api}/me").WithTags("Me").RequiresMember();

        me.MapGet("", Read).WithName("readMe").WithSummary("Who is signed in, and what they may do");
        me.MapPatch("", Change).WithName("changeMe").WithSummary("Changes one's own name or language");
    }

    private static async Task<Results<Ok<Me>, ProblemHttpResult>> Read(Actor actor, MeDesk desk) => (await desk.Show(actor)).ToHttp();

    private static async Task<Results<Ok<Me>, ProblemHttpResult>> Change(MePatch wish, Actor actor, MeDesk desk, IGrainFactory grains) =>
        (await desk.Show(actor.Account, await grains.GetGrain<IAgentGrain>(new MemberId(actor.Account, actor.Id).ToString())
            .Change(actor, new() { Name = wish.Name, Language = wish.Language }))).ToHttp();

    internal sealed record MePatch(string? Name, string? Language);
}
