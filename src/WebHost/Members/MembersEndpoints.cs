using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Oqupie.Contracts.Members;
using Oqupie.WebHost.Access;

namespace Oqupie.WebHost.Members;

internal static class MembersEndpoints
{
    /// <summary>The scopes of API keys that cover members, invitations and groups: "members:write".</summary>
    public const string Room = "members";

    public static void MapMembers(this IEndpointRouteBuilder routes)
    {
        var members = routes.MapGroup($"{Wire.Api}/members").WithTags("Members");

        // Everybody sees their colleagues: who assigns a ticket chooses among them.
        members.MapGet("", All).WithName("listMembers").WithSummary("Lists colleagues and who was invited, in pages").Requires(Permission.None, Room);
        members.MapPatch("/{member}", Change).WithName("changeMember").WithSummary("Changes role, brands or groups")
            .Requires(Permission.ManageMembers, Room);
        members.MapDelete("/{member}", Remove).WithName("removeMember").WithSummary("Ends a membership, on open sessions too")
            .Requires(Permission.ManageMembers, Room);
    }

    private static async Task<Results<Ok<Page<MemberView>>, ProblemHttpResult>> All([AsParameters] DirectoryParameters asked, Actor actor, IGrainFactory grains)
    {
        if (!asked.Read().Succeeded(out var query, out var refusal))
        {
            return refusal.ToProblem();
        }

        var directory = grains.GetGrain<IMemberDirectoryGrain>(actor.Account.ToString());
        return asked.Ids is { Length: > 0 } ids
            ? TypedResults.Ok(new Page<MemberView>([.. (await directory.FindMembers([.. ids])).Select(MemberView.Of)]))
            : (await directory.Members(query)).ToHttp(page => new Page<MemberView>([.. page.Items.Select(MemberView.Of)], page.Next));
    }

    private static async Task<Results<Ok<MemberView>, ProblemHttpResult>> Change(string member, MemberPatch wish, Actor actor, IGrainFactory grains) =>
        grains.Agent(actor.Account, member) is { } agent
            ? (await agent.Change(actor, new() { Role = wish.Role, Brands = wish.Brands, Groups = wish.Groups })).ToHttp(MemberView.Of)
            : Agents.NoSuchMember.ToProblem();

    private static async Task<Results<NoContent, ProblemHttpResult>> Remove(string member, Actor actor, IGrainFactory grains) =>
        grains.Agent(actor.Account, member) is { } agent ? (await agent.Remove(actor)).ToNoContent() : Agents.NoSuchMember.ToProblem();

    internal sealed class MemberPatch
    {
        private ImmutableArray<string>? _brands;

        public Role? Role { get; init; }

        /// <summary>Null, when it is said, is every brand; left out, it stays.</summary>
        public ImmutableArray<string>? Brands
        {
            get => _brands;
            init => _brands = value ?? [];
        }

        public ImmutableArray<string>? Groups { get; init; }
    }
}
