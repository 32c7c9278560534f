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

        groups.MapGet("", All).WithName("listGroups").WithSummary("Lists groups, in pages").Requires(Permission.None, MembersEndpoints.Room);
        groups.MapPost("", Make).WithName("makeGroup").WithSummary("Makes a group").Requires(Permission.ManageGroups, MembersEndpoints.Room);
        groups.MapPatch("/{group}", Change).WithName("changeGroup").WithSummary("Changes name or members")
            .Requires(Permission.ManageGroups, MembersEndpoints.Room);
        groups.MapDelete("/{group}", Remove).WithName("removeGroup").WithSummary("Ends a group; its tickets stay assigned to it")
            .Requires(Permission.ManageGroups, MembersEndpoints.Room);
    }

    private static async Task<Results<Ok<Page<GroupInfo>>, ProblemHttpResult>> All([AsParameters] DirectoryParameters asked, Actor actor, IGrainFactory grains)
    {
        if (!asked.Read().Succeeded(out var query, out var refusal))
        {
            return refusal.ToProblem();
        }

        var directory = grains.GetGrain<IGroupDirectoryGrain>(actor.Account.ToString());
        return asked.Ids is { Length: > 0 } ids
            ? TypedResults.Ok(new Page<GroupInfo>(await directory.FindGroups([.. ids])))
            : (await directory.Groups(query)).ToHttp(page => new Page<GroupInfo>(page.Items, page.Next));
    }

    private static async Task<Results<Created<GroupInfo>, ProblemHttpResult>> Make(GroupPatch wish, Actor actor, IGrainFactory grains) =>
        (await grains.GetGrain<IGroupGrain>(GroupId.New(actor.Account).ToString()).Make(actor, wish.Name ?? "", wish.Members ?? [])).ToCreated(group => group);

    private static async Task<Results<Ok<GroupInfo>, ProblemHttpResult>> Change(string group, GroupPatch wish, Actor actor, IGrainFactory grains) =>
        grains.Group(actor.Account, group) is { } changed ? (await changed.Change(actor, wish.Name, wish.Members)).ToHttp() : Agents.NoSuchGroup.ToProblem();

    private static async Task<Results<NoContent, ProblemHttpResult>> Remove(string group, Actor actor, IGrainFactory grains) =>
        grains.Group(actor.Account, group) is { } removed ? (await removed.Remove(actor)).ToNoContent() : Agents.NoSuchGroup.ToProblem();

    internal sealed record GroupPatch(string? Name, ImmutableArray<string>? Members);
}
