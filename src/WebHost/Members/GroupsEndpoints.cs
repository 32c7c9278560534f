using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Oqupie.Contracts.Members;
using Oqupie.WebHost.Access;

namespace Oqupie.WebHost.Members;

internal static class GroupsEndpoints
{
    public static void MapGroups(this IEndpointRouteBuilder routes)
    {
        var groups = routes.MapGroup($"{Wire.Api}/groups").WithTags("Groups");

        groups.MapGet("", All).WithName("listGroups").WithSummary("Lists groups").Requires(Permission.None, MembersEndpoints.Room);
        groups.MapPost("", Make).WithName("makeGroup").WithSummary("Makes a group").Requires(Permission.ManageGroups, MembersEndpoints.Room);
        groups.MapPatch("/{group}", Change).WithName("changeGroup").WithSummary("Changes name or members").Requires(Permission.ManageGroups, MembersEndpoints.Room);
        groups.MapDelete("/{group}", Remove).WithName("removeGroup").WithSummary("Ends a group; its tickets stay assigned to it").Requires(Permission.ManageGroups, MembersEndpoints.Room);
    }

    private static async Task<Ok<Page<GroupInfo>>> All(Actor actor, IGrainFactory grains) =>
        TypedResults.Ok(new Page<GroupInfo>(await grains.Groups(actor).AllGroups()));

    private static async Task<Results<Created<GroupInfo>, ProblemHttpResult>> Make(GroupPatch wish, Actor actor, IGrainFactory grains) =>
        (await grains.Groups(actor).MakeGroup(wish.Name ?? "", wish.Members ?? [])).ToCreated(group => group);

    private static async Task<Results<Ok<GroupInfo>, ProblemHttpResult>> Change(string group, GroupPatch wish, Actor actor, IGrainFactory grains) =>
        (await grains.Groups(actor).ChangeGroup(group, wish.Name, wish.Members)).ToHttp();

    private static async Task<Results<NoContent, ProblemHttpResult>> Remove(string group, Actor actor, IGrainFactory grains) =>
        (await grains.Groups(actor).RemoveGroup(group)).ToNoContent();

    private static IGroupsGrain Groups(this IGrainFactory grains, Actor actor) => grains.GetGrain<IGroupsGrain>(actor.Account.ToString());

    internal sealed record GroupPatch(string? Name, ImmutableArray<string>? Members);
}
